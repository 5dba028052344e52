/** The one script of a page, at the address its build gave it. Its parts stand beside this file. */
export function PageModule() {
  const address = process.env.DATELINE_PAGE_MODULE;
  return address === undefined ? null : <script type="module" src={address} />;
}
