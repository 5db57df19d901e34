import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { contract } from '../../contract/contract'
import { internalContract } from '../../contract/internal'
import { STANDINGS } from '../../domain/community/access'
import { actionsOf, permissionsPage } from '../../scripts/print-permissions'

const open = actionsOf(contract)
const internal = actionsOf(internalContract)

it('gives every action a row, with standings that exist', () => {
  expect(open.length).toBeGreaterThan(20)
  for (const { path, row } of [...open, ...internal]) {
    expect([path, row.who.length > 0, row.who.every((who) => STANDINGS.includes(who))]).toEqual([
      path,
      true,
      true,
    ])
  }
})

it('lets only functions call what is between functions, and lets them call nothing else', () => {
  expect(open.filter(({ row }) => row.who.includes('function'))).toEqual([])
  expect(internal.filter(({ row }) => row.who.join() !== 'function')).toEqual([])
})

it('tells docs/permissions.md as the contract has it', () => {
  const page = readFileSync(resolve(__dirname, '../../docs/permissions.md'), 'utf8')
  expect(page).toBe(permissionsPage())
})
