import NotFound from '../not-found.tsx';

export { metadata } from '../not-found.tsx';

/**
 * The page about a missing page, whole, for the front door to send with status 404: what Next sends
 * for one is an empty shell that script has to fill.
 */
export default NotFound;
