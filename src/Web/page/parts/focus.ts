/** To the heading of what is looked at: where a view begins, and where the focus goes when what had it is gone. */
export const focusView = (): void => document.querySelector<HTMLElement>("main > section:not([hidden]) h1, main > h1")?.focus();
