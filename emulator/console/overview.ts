import { callSection } from './calls-section'
import { clockSection, timerSection } from './clock-section'
import { contentSection } from './content-section'
import { faultSection } from './fault-section'
import { html, type Html } from './html'
import { messageCard } from './message-card'
import { nameOf } from './names'
import type { ConsoleOptions, ConsolePage } from './options'
import { peopleSection } from './people-section'

const SHOWN_MESSAGES = 3

function messageSection({ wechat, personas }: ConsoleOptions): Html {
  const newest = wechat.sent().slice(-SHOWN_MESSAGES).reverse()
  const cards = newest.map((message) =>
    messageCard(message, wechat.templates, wechat.appName, nameOf(personas, message.to)),
  )
  return html`<section>
    <h2>最近消息<small>Latest messages</small></h2>
    ${cards.length > 0 ? cards : html`<p class="none">还没有消息</p>`}
    <a class="button" href="/__console/messages">全部消息</a>
  </section>`
}

/** What a newcomer wants first: people, time, what runs, what can go wrong. */
export const overview: ConsolePage = {
  path: '/__console',
  label: '总览',
  en: 'Overview',
  body: async (o) => {
    const collections = (await o.database.collections()).sort()
    return html`<div class="column">${peopleSection(o)}${messageSection(o)}</div>
      <div class="column">
        ${clockSection(o)}${timerSection(o)}${faultSection(o, collections)}${contentSection(o)}${callSection(o)}
      </div>`
  },
}
