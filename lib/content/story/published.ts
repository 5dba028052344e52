/**
 * What makes a document a story readers may see. Every query that touches stories filters by this,
 * so that no page, list, count, feed or link knows more than another.
 *
 * `fetchContent` sets `$previewing`: false for readers, always; true for an editor in preview, who
 * also sees embargoed and unfinished stories. `dateTime()` compares moments whatever their offset.
 */
export const isPublishedStory = /* groq */ `
  _type == "article" && defined(slug.current) && (
    $previewing || (
      defined(headline) && count(authors) > 0 && dateTime(publishedAt) <= dateTime(now())
    )
  )
`;

/**
 * Of what happens within a story (a live update, a correction): readers see it from its moment on. What
 * has no moment is let through, for its contract to say what is wrong with it.
 */
export const hasHappened = /* groq */ `
  $previewing || !coalesce(dateTime(at) > dateTime(now()), false)
`;

/** Newest first; stories of the same moment keep their order from one query to the next. */
export const newestFirst = /* groq */ `order(publishedAt desc, _id)`;
