/**
 * Pictures of a gallery, one after the other in all of the window. What is shown there comes from the page,
 * whose pictures are links to themselves: without this they are followed. Loaded on pages with a gallery.
 */

/** The pictures of a gallery in its dialog, and the one in sight. */
type Open = { dialog: HTMLDialogElement; list: Element; slides: HTMLElement[]; at: number };

let open: Open | null = null;

/** A picture as large as the window, with what is said of it. */
function slideOf(link: HTMLAnchorElement): HTMLElement {
  const slide = document.createElement('li');
  const picture = document.createElement('img');
  picture.loading = 'lazy';
  picture.decoding = 'async';
  picture.sizes = '100vw';
  picture.srcset = link.dataset.picture ?? '';
  picture.width = Number(link.dataset.width);
  picture.height = Number(link.dataset.height);
  picture.alt = link.querySelector('img')?.alt ?? '';
  picture.src = link.href;
  slide.append(picture);
  const said = link.closest('figure')?.querySelector('figcaption')?.cloneNode(true);
  if (said) slide.append(said);
  return slide;
}

function show(dialog: HTMLDialogElement, links: HTMLAnchorElement[], first: number): void {
  const list = dialog.querySelector('[data-pictures]');
  if (!list) return;
  const slides = links.map(slideOf);
  list.replaceChildren(...slides);
  dialog.showModal();
  document.documentElement.style.overflow = 'hidden';
  open = { dialog, list, slides, at: -1 };
  const watching = new IntersectionObserver(
    (seen) => {
      const there = seen.find(({ isIntersecting }) => isIntersecting);
      if (there) arrive(slides.findIndex((slide) => slide.isSameNode(there.target)));
    },
    { root: list, threshold: 0.6 },
  );
  for (const slide of slides) watching.observe(slide);
  const end = () => {
    watching.disconnect();
    gone.disconnect();
    list.replaceChildren();
    document.documentElement.style.overflow = '';
    open = null;
  };
  dialog.addEventListener('close', end, { once: true });
  // A gallery that the page loses while it is open closes without a word.
  const gone = new MutationObserver(() => {
    if (!dialog.isConnected) end();
  });
  gone.observe(document.body, { childList: true, subtree: true });
  goTo(first, 'instant');
  arrive(first);
}

/** Says which one is in sight, and offers the ways that there are from it. */
function arrive(at: number): void {
  if (!open || open.at === at) return;
  open.at = at;
  const { dialog, slides } = open;
  const count = dialog.querySelector('[data-count]');
  if (count) count.textContent = `${at + 1} / ${slides.length}`;
  const isThere = (step: string, is: boolean) => {
    const button = dialog.querySelector(`[data-step="${step}"]`);
    button?.setAttribute('aria-disabled', String(!is));
  };
  isThere('-1', at > 0);
  isThere('1', at < slides.length - 1);
}

function goTo(at: number, behavior: ScrollBehavior = 'auto'): void {
  open?.slides[at]?.scrollIntoView({ behavior, inline: 'start', block: 'nearest' });
}

/** Where a key leads: along the text's own direction. */
function placeFor(key: string, { dialog, at, slides }: Open): number | null {
  const onward = getComputedStyle(dialog).direction === 'rtl' ? -1 : 1;
  const places = new Map(
    Object.entries({
      ArrowRight: at + onward,
      ArrowLeft: at - onward,
      Home: 0,
      End: slides.length - 1,
    }),
  );
  return places.get(key) ?? null;
}

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const step = target.closest<HTMLElement>('[data-step]')?.dataset.step;
  if (step && open) return goTo(open.at + Number(step));
  const link = target.closest<HTMLAnchorElement>('a[data-picture]');
  const gallery = link?.closest<HTMLElement>('[data-lightbox]');
  const dialog = document.getElementById(gallery?.dataset.lightbox ?? '');
  // A reader who wants it in a tab of its own gets it there.
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !gallery || !isPlain || !(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  const links = [...gallery.querySelectorAll<HTMLAnchorElement>('a[data-picture]')];
  show(dialog, links, links.indexOf(link));
});

document.addEventListener('keydown', (event) => {
  if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = placeFor(event.key, open);
  if (place === null) return;
  event.preventDefault();
  goTo(Math.min(Math.max(place, 0), open.slides.length - 1));
});
