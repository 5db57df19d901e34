import type { Action } from '../context'

export const startTransaction: Action = (_params, { transactions, now, newId }) => {
  const transactionId = newId()
  transactions.start(transactionId, now)
  return { transactionId }
}

export const commitTransaction: Action = (params, { transactions }) => {
  transactions.commit(params.text('transactionId'))
  return { data: {} }
}

export const abortTransaction: Action = (params, { transactions }) => {
  const id = params.text('transactionId')
  transactions.get(id)
  transactions.end(id)
  return { data: {} }
}
