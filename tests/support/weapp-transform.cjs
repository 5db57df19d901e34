/**
 * Jest transform for dist/weapp only: the compiled mini-program sees none of the globals that jsdom and Node have and
 * a phone has not (taro.md §8), so a use of one fails here and not on the phone.
 */
const HIDDEN = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'self',
  'MutationObserver',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'fetch',
  'XMLHttpRequest',
  'URL',
  'URLSearchParams',
  'AbortController',
  'AbortSignal',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'queueMicrotask',
  'Buffer',
  'process',
  'Event',
  'EventTarget',
  'Intl',
  'BroadcastChannel',
  'crypto',
  'performance',
  'setImmediate',
  'localStorage',
  'sessionStorage',
  'Blob',
  'atob',
  'btoa',
]
const LANGUAGE = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'Promise',
  'Symbol',
  'Object',
  'Array',
  'Map',
  'Set',
  'WeakMap',
  'Date',
  'Math',
  'Error',
  'TypeError',
  'isFinite',
  'parseFloat',
  'parseInt',
  'String',
  'Number',
  'Boolean',
  'RegExp',
  'Function',
]

module.exports = {
  process: (source) => ({
    code:
      `;(function(${HIDDEN.join(',')},globalThis){${source}\n}).call(undefined,${HIDDEN.map(() => 'undefined').join(',')},` +
      `global.__phone||(global.__phone={${LANGUAGE.join(',')}}))`,
  }),
}
