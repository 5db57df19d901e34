/** A bank as a function, and in a process of its own: money moves in the real SDK's transactions. */
const cloudbase = require('@cloudbase/node-sdk')

const db = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV }).database()
const account = (tx, n) => tx.collection('accounts').doc(`a${n}`)

const tasks = {
  /** Moves `amount`, at most what is there, and writes down that it did. */
  transfer: ({ id, from, to, amount }) =>
    db.runTransaction(async (tx) => {
      const source = (await account(tx, from).get()).data
      const target = (await account(tx, to).get()).data
      const moved = Math.min(amount, source.money)
      await account(tx, from).update({ money: source.money - moved })
      await account(tx, to).update({ money: target.money + moved })
      await tx.collection('transfers').add({ _id: id, from, to, moved })
    }),
  /** All the money there is, as one transaction sees it. */
  total: async ({ accounts }) => {
    const tx = await db.startTransaction()
    let sum = 0
    for (let n = 0; n < accounts; n++) sum += (await account(tx, n).get()).data.money
    await tx.commit()
    return sum
  },
}

/** `{code}` of what was refused or lost, or `{result}`. */
exports.main = async (event) => {
  try {
    return { result: (await tasks[event.task](event)) ?? null }
  } catch (error) {
    return { code: error.code ?? 'LOST' }
  }
}
