// Zooming and panning a picture: the wheel with Ctrl, two fingers, the mouse that drags, and the keys + - 0 and arrows. The
// wheel alone and one finger keep scrolling the page.

export interface Gestures {
  /** By a factor, about a point of the element if a pointer asks for it. */
  zoom(factor: number, at?: Point): void;
  /** The picture follows by so many pixels. */
  pan(x: number, y: number): void;
  /** Back to the whole. */
  fit(): void;
}

export interface Point {
  x: number;
  y: number;
}

export const kZoomStep = 1.6;
export const kPanStep = 48;

const kSlack = 4;  // px a mouse may move within a click
const kArrows: Record<string, [number, number]> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function watchGestures(element: HTMLElement | SVGSVGElement, { zoom, pan, fit }: Gestures): void {
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  element.addEventListener('wheel', (event: Event) => {
    const wheel = event as WheelEvent;
    if (!wheel.ctrlKey && !wheel.metaKey) return;
    wheel.preventDefault();
    zoom(2 ** Math.max(-0.5, Math.min(0.5, -wheel.deltaY * (wheel.deltaMode ? 0.2 : 0.01))), at(wheel));
  }, { passive: false });

  element.addEventListener('keydown', (event: Event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event as KeyboardEvent;
    if (ctrlKey || metaKey || altKey) return;
    const arrow = target === element ? kArrows[key] : undefined;
    if (key === '+' || key === '=') zoom(kZoomStep);
    else if (key === '-') zoom(1 / kZoomStep);
    else if (key === '0') fit();
    else if (arrow) pan(arrow[0] * kPanStep, arrow[1] * kPanStep);
    else return;
    event.preventDefault();
  });

  let dragged = false;
  element.addEventListener('click', (event: Event) => dragged && event.stopPropagation(), true);

  const pointers = new Map<number, Point>();
  element.addEventListener('pointerdown', (event: Event) => {
    const pointer = event as PointerEvent;
    if (pointer.button === 0) pointers.set(pointer.pointerId, at(pointer));
    dragged = false;
  });
  element.addEventListener('pointermove', (event: Event) => {
    const { pointerId, pointerType } = event as PointerEvent;
    const before = pointers.get(pointerId);
    if (!before) return;
    const now = at(event as PointerEvent);
    const other = [...pointers].find(([id]) => id !== pointerId)?.[1];
    if (other) {
      zoom(distance(now, other) / Math.max(1, distance(before, other)), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    } else {
      if (pointerType === 'touch') return;
      if (!element.hasPointerCapture(pointerId)) {
        if (distance(now, before) < kSlack) return;
        element.setPointerCapture(pointerId);
        dragged = true;  // and no click on what lies where it ends
      }
      pan(now.x - before.x, now.y - before.y);
    }
    pointers.set(pointerId, now);
  });
  for (const type of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    element.addEventListener(type, (event: Event) => pointers.delete((event as PointerEvent).pointerId));
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
