/** What the sign-in page shows. `null` stands for nothing to show. */
export type SignInPage = {
  /** Where the form is sent: a path relative to the page, with the way back in it. */
  action: string;
  /** The email typed before. */
  email: string;
  /** Why the last attempt was refused. */
  problem: string | null;
};

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** Fonts stand beside the page, so that it looks the same offline. */
export const signInFonts = {
  'nameplate.woff2': '@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  'text.woff2': '@fontsource-variable/libre-franklin/files/libre-franklin-latin-wght-normal.woff2',
} as const;

const style = `
@font-face{font-family:Nameplate;src:url(fonts/nameplate.woff2) format("woff2");font-weight:200 800;font-display:swap}
@font-face{font-family:Text;src:url(fonts/text.woff2) format("woff2");font-weight:100 900;font-display:swap}
:root{color-scheme:light dark;--paper:#fbfaf6;--ink:#16150f;--soft:#5d5a50;--hair:#d9d5c9;--signal:#b3231a;--field:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#14130f;--ink:#ece8dd;--soft:#aaa597;--hair:#454137;--signal:#ff7a6b;--field:#1e1c16}}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;min-height:100dvh;display:grid;grid-template-rows:auto 1fr auto;background:var(--paper);color:var(--ink);font:400 1rem/1.5 Text,system-ui,sans-serif;text-rendering:optimizeLegibility}
header{padding:clamp(1.5rem,6vh,3.5rem) 1.25rem clamp(.9rem,2vh,1.4rem);text-align:center}
.name{font:500 clamp(3rem,11vw,5.2rem)/.95 Nameplate,Georgia,serif;letter-spacing:-.035em}
main{width:min(27rem,100% - 2.5rem);margin-inline:auto;border-top:1px solid var(--ink);padding-block:1.4rem 3rem}
h1{font:500 1.75rem/1.1 Nameplate,Georgia,serif;letter-spacing:-.015em}
h1+p{color:var(--soft);font-size:.9375rem;margin-top:.4rem}
form{display:grid;gap:1.1rem;margin-top:1.6rem}
label{display:grid;gap:.35rem;font-size:.875rem;font-weight:600}
input{font:inherit;font-weight:400;font-size:1.0625rem;color:inherit;background:var(--field);border:1px solid var(--soft);border-radius:0;padding:.7rem .75rem;width:100%}
button{font:600 1rem/1 Text,system-ui,sans-serif;color:var(--paper);background:var(--ink);border:1px solid var(--ink);border-radius:0;padding:.95rem 1rem;cursor:pointer;margin-top:.3rem}
button:hover{background:var(--signal);border-color:var(--signal)}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.problem{border-left:3px solid var(--signal);padding:.15rem 0 .15rem .8rem;margin-top:1.3rem;font-weight:500}
footer{border-top:1px solid var(--hair);padding:.9rem 1.25rem;text-align:center;font-size:.8125rem;color:var(--soft)}
@media (prefers-contrast:more){:root{--soft:var(--ink);--hair:var(--ink)}}
`;

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Dateline</title>
<style>${style}</style>
</head>
<body>
<header><div class="name">Dateline</div></header>
<main>
${body}
</main>
<footer>The newsroom’s own Content Lake</footer>
</body>
</html>
`;
}

/** The page an editor signs in on: plain HTML, complete without JavaScript. */
export function signInPage({ action, email, problem }: SignInPage): string {
  const told = problem === null ? '' : ` aria-describedby="problem" aria-invalid="true"`;
  const focus = (wanted: boolean) => (wanted ? ' autofocus' : '');
  return document(
    problem === null ? 'Sign in' : 'Not signed in',
    `<h1>Sign in to the newsroom</h1>
<p>To write, edit and publish in the Studio.</p>
${problem === null ? '' : `<p class="problem" id="problem" role="alert">${escapeHtml(problem)}</p>`}
<form method="post" action="${escapeHtml(action)}">
<label>Email
<input name="email" type="email" autocomplete="username" required maxlength="320" value="${escapeHtml(email)}"${told}${focus(email === '')}></label>
<label>Password
<input name="password" type="password" autocomplete="current-password" required maxlength="256"${told}${focus(email !== '')}></label>
<button>Sign in</button>
</form>`,
  );
}

/** What is shown when nobody can sign in from here: the way back is missing or leads elsewhere. */
export const signInRefusedPage = (reason: string): string =>
  document(
    'Cannot sign in',
    `<h1>Signing in is not possible here</h1>\n<p>${escapeHtml(reason)}</p>`,
  );
