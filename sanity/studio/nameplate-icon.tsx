import { paper } from '#lib/paper.ts';

/** Which Dateline this is, for whoever points at its mark; nobody says where no build has put it. */
const version = process.env.DATELINE_VERSION ?? '';

/** The newsroom's mark: the initial of its nameplate over the rule that carries the date. */
export function NameplateIcon() {
  return (
    <svg viewBox="0 0 32 32" width="1em" height="1em" aria-hidden="true" focusable="false">
      <title>{`Dateline ${version}`.trim()}</title>
      <rect width="32" height="32" fill={paper.light} />
      <path
        fill="#14120f"
        d="M6 5.5h9.6c6.6 0 10.4 3.4 10.4 8.9 0 5.6-4 9.1-10.8 9.1H6v-1.3l2.3-.5V7.3L6 6.8zm6.1 1.6v14.7h2.6c4.6 0 7.1-2.5 7.1-7.3 0-4.9-2.4-7.4-7-7.4z"
      />
      <rect x="6" y="26" width="20" height="2" fill="#b3261e" />
    </svg>
  );
}
