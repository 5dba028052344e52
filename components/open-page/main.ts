import { followChanges } from '../live-stream.ts';
import { addAnnouncer } from './announcer.ts';
import { createRefresh } from './refresh.ts';
import { namesOf, shownMarks } from './shown.ts';
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
  const follow = () => followChanges(() => shownMarks() ?? [], refresh);
  const refresh = createRefresh(() => {
    correctToday();
    const marks = shownMarks();
    // A page that is gone shows nothing of its own: it goes on listening for what it showed, and comes back.
    if (marks === null || marks.length === 0 || namesOf(marks) === names) return;
    names = namesOf(marks);
    stop();
    stop = follow();
  });
  let names = namesOf(shownMarks() ?? []);
  let stop = follow();
}
