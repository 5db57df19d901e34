import { requestSubscribeMessage } from './wechat-consent'

/** WeChat asks for at most three templates at once. */
const AT_ONCE = 3

/**
 * Asks whether WeChat may tell of the progress of what is being reported; must follow a tap. Nothing depends on the
 * answer: the inbox tells everything (design.md D4).
 */
export function askForMessages(): void {
  const templates = ANLIN_SUBSCRIBE_TEMPLATES.split(',').filter(Boolean).slice(0, AT_ONCE)
  if (templates.length > 0) void requestSubscribeMessage(templates).catch(() => undefined)
}
