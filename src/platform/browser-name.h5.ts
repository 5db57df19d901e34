const BROWSERS: [pattern: RegExp, name: string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/MicroMessenger\//, '微信'],
  [/QQBrowser\//, 'QQ 浏览器'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const SYSTEMS: [pattern: RegExp, name: string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Android/, 'Android'],
  [/OpenHarmony/, 'HarmonyOS'],
  [/Linux/, 'Linux'],
]

const named = (table: [RegExp, string][], agent: string): string[] =>
  table.filter(([pattern]) => pattern.test(agent)).map(([, name]) => name)

/** `Edge · Windows`: enough for a person to tell their computers apart; empty when the browser does not say. */
export const browserName = (agent: string = navigator.userAgent): string =>
  [named(BROWSERS, agent)[0], named(SYSTEMS, agent)[0]].filter(Boolean).join(' · ')
