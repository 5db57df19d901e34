/** A phone has no escape key: its back gesture leaves the page, as everywhere in WeChat. */
export function useEscape(_active: boolean, _leave: () => void): void {
  // nothing to listen to
}
