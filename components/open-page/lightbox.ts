/**
 * Pictures of a gallery, one after the other in all of the window. What is shown there comes from the page,
 * whose pictures are links to themselves: without this they are followed. Loaded on pages with a gallery.
 */

/** The pictures of a gallery in its dialog, by their addresses, and the one in sight. */
type Open = {
  gallery: HTMLElement;
  dialog: HTMLDialogElement;
  list: Element;
  slides: Map<string, HTMLElement>;
  at: number;
  watching: IntersectionObserver;
};

/** The pictures that a gallery has on the page, each once. */
function linksOf(gallery: HTMLElement): HTMLAnchorElement[] {
  const links = gallery.querySelectorAll<HTMLAnchorElement>('a[data-picture]');
  return [...new Map([...links].map((link) => [link.href, link])).values()];
}

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

function show(gallery: HTMLElement, dialog: HTMLDialogElement, link: HTMLAnchorElement): void {
  const list = dialog.querySelector('[data-pictures]');
  if (!list) return;
  dialog.showModal();
  document.documentElement.style.overflow = 'hidden';
  const watching = new IntersectionObserver(
    (seen) => {
      const there = seen.find(({ isIntersecting }) => isIntersecting);
      if (there) arrive([...list.children].indexOf(there.target));
    },
    { root: list, threshold: 0.6 },
  );
  open = { gallery, dialog, list, slides: new Map(), at: -1, watching };
  const end = () => {
    watching.disconnect();
    changes.disconnect();
    list.replaceChildren();
    document.documentElement.style.overflow = '';
    open = null;
  };
  dialog.addEventListener('close', end, { once: true });
  // A gallery that the page loses while it is open closes without a word.
  const changes = new MutationObserver(() => {
    if (open && dialog.isConnected && linksOf(gallery).length > 0) fill(open);
    else if (dialog.isConnected) dialog.close();
    else end();
  });
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['href'] });
  fill(open);
  const first = linksOf(gallery).findIndex(({ href }) => href === link.href);
  goTo(first, 'instant');
  arrive(first);
}

/** Shows what the gallery on the page has: a picture that was taken out is not to be seen any longer. */
function fill(shown: Open): void {
  const links = linksOf(shown.gallery);
  const before = [...shown.slides.keys()];
  if (links.length === before.length && links.every(({ href }, at) => href === before[at])) return;
  const inSight = before[shown.at];
  const slides = new Map(
    links.map((link) => [link.href, shown.slides.get(link.href) ?? slideOf(link)]),
  );
  for (const [href, slide] of slides) if (!before.includes(href)) shown.watching.observe(slide);
  shown.slides = slides;
  shown.list.replaceChildren(...slides.values());
  if (inSight === undefined) return;
  const same = [...slides.keys()].indexOf(inSight);
  const next = same === -1 ? Math.min(shown.at, slides.size - 1) : same;
  shown.at = -1;
  goTo(next, 'instant');
  arrive(next);
}

/** Says which one is in sight, and offers the ways that there are from it. */
function arrive(at: number): void {
  if (!open || open.at === at) return;
  open.at = at;
  const { dialog, slides } = open;
  const count = dialog.querySelector('[data-count]');
  if (count) count.textContent = `${at + 1} / ${slides.size}`;
  const isThere = (step: string, is: boolean) => {
    const button = dialog.querySelector(`[data-step="${step}"]`);
    button?.setAttribute('aria-disabled', String(!is));
  };
  isThere('-1', at > 0);
  isThere('1', at < slides.size - 1);
}

function goTo(at: number, behavior: ScrollBehavior = 'auto'): void {
  [...(open?.slides.values() ?? [])][at]?.scrollIntoView({
    behavior,
    inline: 'start',
    block: 'nearest',
  });
}

/** Where a key leads: along the text's own direction. */
function placeFor(key: string, { dialog, at, slides }: Open): number | null {
  const onward = getComputedStyle(dialog).direction === 'rtl' ? -1 : 1;
  const places = new Map(
    Object.entries({
      ArrowRight: at + onward,
      ArrowLeft: at - onward,
      Home: 0,
      End: slides.size - 1,
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
  show(gallery, dialog, link);
});

document.addEventListener('keydown', (event) => {
  if (!open || event.ctrlKey || event.metaKey || event.altKey) return;
  const place = placeFor(event.key, open);
  if (place === null) return;
  event.preventDefault();
  goTo(Math.min(Math.max(place, 0), open.slides.size - 1));
});
