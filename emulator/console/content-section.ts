import { html, type Html } from './html'
import { action, table } from './layout'
import type { ConsoleOptions } from './options'

const SUGGESTIONS = { pass: '通过', review: '需复核', risky: '有风险' } as const

/** What WeChat's content check says: of pictures by a switch, of texts by the words in them. */
export function contentSection({ wechat }: ConsoleOptions): Html {
  const { markers = [], pictures = 'pass' } = wechat.contentCheck()
  const choices = (['pass', 'review', 'risky'] as const).map((suggestion) =>
    action(`图片${SUGGESTIONS[suggestion]}`, '/__console/content', { pictures: suggestion }),
  )
  const words = markers.map(
    ({ text, suggest }) =>
      html`<tr>
        <td>${text}</td>
        <td>${SUGGESTIONS[suggest]}</td>
      </tr>`,
  )
  return html`<section>
    <h2>内容检查<small>Content check</small></h2>
    <p>现在上传的图片：${SUGGESTIONS[pictures]}</p>
    <div class="row">${choices}</div>
    ${table(['文字里有', '结果'], words, '文字全部通过')}
  </section>`
}
