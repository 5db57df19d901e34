import type { Notice, Order, Refund } from './records'

/** What changed together. Records are whole: the newest of a key counts. */
export type Change = { orders?: Order[]; refunds?: Refund[]; notices?: Notice[] }

/** The records in memory with the ways to find them. Instants and sums are the callers' affair. */
export type Tables = {
  orders(): Order[]
  order(key: string): Order | undefined
  orderOfTransaction(id: string): Order | undefined
  orderOfPrepay(id: string): Order | undefined
  refunds(): Refund[]
  refund(key: string): Refund | undefined
  refundsOf(orderKey: string): Refund[]
  /** Refunds that have not ended. */
  processing(): Refund[]
  notices(): Notice[]
  notice(id: string): Notice | undefined
  /** Notifications that will be tried (again). */
  waiting(): Notice[]
  /** How many notifications came before this one. */
  noticeNumber(id: string): number
  apply: (change: Change) => void
}

function keep<T>(set: Set<T>, value: T, kept: boolean): void {
  if (kept) set.add(value)
  else set.delete(value)
}

export function createTables(): Tables {
  const orders = new Map<string, Order>()
  const refunds = new Map<string, Refund>()
  const notices = new Map<string, Notice>()
  const transactions = new Map<string, string>()
  const prepays = new Map<string, string>()
  const refundsOf = new Map<string, Set<string>>()
  const processing = new Set<string>()
  const waiting = new Set<string>()
  const numbers = new Map<string, number>()

  const addOrder = (one: Order): void => {
    orders.set(one.key, one)
    for (const { id } of one.prepays) prepays.set(id, one.key)
    if (one.transactionId !== undefined) transactions.set(one.transactionId, one.key)
  }
  const addRefund = (one: Refund): void => {
    refunds.set(one.key, one)
    const siblings = refundsOf.get(one.orderKey) ?? new Set()
    refundsOf.set(one.orderKey, siblings.add(one.key))
    keep(processing, one.key, one.status === 'PROCESSING')
  }
  const addNotice = (one: Notice): void => {
    if (!numbers.has(one.id)) numbers.set(one.id, numbers.size)
    notices.set(one.id, one)
    keep(waiting, one.id, one.state === 'waiting')
  }
  return {
    orders: () => [...orders.values()],
    order: (key) => orders.get(key),
    orderOfTransaction: (id) => orders.get(transactions.get(id) ?? ''),
    orderOfPrepay: (id) => orders.get(prepays.get(id) ?? ''),
    refunds: () => [...refunds.values()],
    refund: (key) => refunds.get(key),
    refundsOf: (orderKey) => [...(refundsOf.get(orderKey) ?? [])].flatMap((key) => refunds.get(key) ?? []),
    processing: () => [...processing].flatMap((key) => refunds.get(key) ?? []),
    notices: () => [...notices.values()],
    notice: (id) => notices.get(id),
    waiting: () => [...waiting].flatMap((id) => notices.get(id) ?? []),
    noticeNumber: (id) => numbers.get(id) ?? 0,
    apply: (change) => {
      for (const one of change.orders ?? []) addOrder(one)
      for (const one of change.refunds ?? []) addRefund(one)
      for (const one of change.notices ?? []) addNotice(one)
    },
  }
}
