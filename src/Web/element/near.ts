/** Ends when the element is about to be seen. */
export const near = (element: Element, signal: AbortSignal) => new Promise<void>((seen) => {
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      observer.disconnect();
      seen();
    }
  }, { rootMargin: "200px" });
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
});
