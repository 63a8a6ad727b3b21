import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Stores the height of a bar at the bottom of the screen in a CSS variable. The page keeps this much space
 * below its end. The height depends on the reader’s letter size.
 */
export function useBarHeight(
  bar: RefObject<HTMLElement | null>,
  { as: name }: { as: '--foot' | '--tabs' },
): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty(name, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(name);
    };
  }, [name]);
}

/** The bar with the main buttons at the bottom of a task. It is always visible. */
export function Foot({ two = false, children }: { two?: boolean; children: ComponentChildren }) {
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar, { as: '--foot' });
  return (
    <footer ref={bar} class={two ? 'foot two' : 'foot'}>
      {children}
    </footer>
  );
}
