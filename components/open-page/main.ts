import { followChanges } from '../live-stream.ts';
import { addAnnouncer } from './announcer.ts';
import { createRefresh } from './refresh.ts';
import { namesOf, rememberShown, shownMarks } from './shown.ts';
import { correctToday } from './today.ts';

/**
 * All the script a reader's page has. The page is whole without it: this corrects its date and keeps it
 * true while it is open. Nothing of it is needed to read.
 */

const minute = 60_000;

correctToday();
setInterval(correctToday, minute);
addEventListener('pageshow', correctToday);

// A page that says of nothing what it shows is an editor's preview, which is kept up to date otherwise.
if (shownMarks() !== null) {
  addAnnouncer();
  const shown = rememberShown();
  const follow = () => followChanges(shown, refresh);
  const refresh = createRefresh(() => {
    correctToday();
    if (namesOf(shown()) === names) return;
    names = namesOf(shown());
    stop();
    stop = follow();
  });
  let names = namesOf(shown());
  let stop = follow();
}
