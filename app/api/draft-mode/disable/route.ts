import { leavePreview } from '#lib/preview/leave.ts';

/** Leaves the preview and goes back to the page, as readers see it. */
export const GET = leavePreview;
