/** What a colour says; the words and icons say it too (ui.md: colour only helps). */
export type Tone = 'ink' | 'quiet' | 'brand' | 'ok' | 'warn' | 'danger' | 'info'
