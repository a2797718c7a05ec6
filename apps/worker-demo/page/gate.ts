const namespace = 'http://www.w3.org/2000/svg';

/** The double gate as a picture; its `data-state` says whether it is open. For eyes only. */
export function createGate(state: string): SVGSVGElement {
  const svg = make('svg', { class: 'gate', viewBox: '0 0 32 32', fill: 'none', 'aria-hidden': 'true' });
  svg.setAttribute('data-state', state);
  const clipId = `gate-${(serial += 1)}`;
  const clip = make('clipPath', { id: clipId });
  clip.append(make('path', { d: 'M9 28V16a7 7 0 0 1 14 0v12z' }));
  const window_ = make('g', { 'clip-path': `url(#${clipId})` });
  const bars = make('g', { class: 'bars', stroke: 'currentColor', 'stroke-width': '1.6' });
  bars.append(make('path', { d: 'M12.5 6v20M16 6v20M19.5 6v20M8 14h16M8 19.5h16M8 25h16' }));
  window_.append(bars);
  const line = { stroke: 'currentColor', 'stroke-width': '2.2', 'stroke-linecap': 'round' };
  svg.append(
    clip,
    make('path', { d: 'M3.5 28V15.5a12.5 12.5 0 0 1 25 0V28', ...line }),
    window_,
    make('path', { d: 'M8.5 28V16a7.5 7.5 0 0 1 15 0v12', ...line }),
  );
  return svg;
}

let serial = 0;

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
