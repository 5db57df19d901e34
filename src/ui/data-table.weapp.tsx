import { View } from '@tarojs/components'
import { Card } from './card'
import type { DataTableProps } from './data-table.types'
import { say } from './words'

/** On a phone each row is a card with the heads as labels: nobody scrolls a table sideways. */
export function DataTable<Row>({ columns, rows, keyOf, onOpen, empty }: DataTableProps<Row>) {
  if (rows.length === 0) return <View className="al-table__empty">{empty ?? say('table.empty')}</View>
  return (
    <View className="al-table__cards">
      {rows.map((row) => (
        <Card key={keyOf(row)} {...(onOpen ? { onPress: () => onOpen(row) } : {})}>
          {columns.map(({ id, head, cell }) => (
            <View key={id} className="al-table__pair">
              <View className="al-table__head">{head}</View>
              <View>{cell(row)}</View>
            </View>
          ))}
        </Card>
      ))}
    </View>
  )
}
