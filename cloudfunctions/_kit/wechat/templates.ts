import type { Channel } from '../../../domain/notice/delivery'
import {
  DEFAULT_FIELDS,
  isFillable,
  type TemplateFields,
  type TemplateName,
} from '../../../domain/notice/templates'
import { optionalSetting } from '../config'

/** An approved template and what goes into its fields. */
export type Template = { id: string; fields: TemplateFields }
type Configured = string | { id: string; fields?: TemplateFields }
type Table = Partial<Record<Channel, Partial<Record<TemplateName, Configured>>>>

const tableOf = (): Table => JSON.parse(optionalSetting('WECHAT_TEMPLATES') ?? '{}') as Table

/**
 * From WECHAT_TEMPLATES: `{"employee": {"job": "<id>"}, "subscribe": {"progress": {"id": "<id>", "fields": {"thing2":
 * "category", …}}}}`. A bare id means the default fields; undefined = this template is not configured.
 */
export const templateFor = (channel: Channel, name: TemplateName): Template | undefined => {
  const configured = tableOf()[channel]?.[name]
  if (configured === undefined) return undefined
  const id = typeof configured === 'string' ? configured : configured.id
  const fields = (typeof configured === 'string' ? undefined : configured.fields) ?? DEFAULT_FIELDS[name]
  const strange = Object.entries(fields).find(([key, value]) => !isFillable(key, value))
  if (strange !== undefined) throw new Error(`WECHAT_TEMPLATES: ${name}.${strange[0]} cannot be filled`)
  return { id, fields }
}

/** The channels that have this template. */
export const channelsWith = (name: TemplateName): Channel[] =>
  (['employee', 'subscribe'] as const).filter((channel) => templateFor(channel, name) !== undefined)
