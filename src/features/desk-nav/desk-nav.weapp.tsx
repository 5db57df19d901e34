/** A desk is for a computer; on a phone its pages say so themselves. */
export function DeskNav(_props: { at: string }) {
  return null
}
