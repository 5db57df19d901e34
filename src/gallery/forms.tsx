import { useState } from 'react'
import { Card, Section } from '../ui/card'
import { Choice } from '../ui/choice'
import { Field, TextArea, TextField } from '../ui/field'
import { PhotoPicker } from '../ui/photo-picker'
import { Rating } from '../ui/rating'
import { PHOTOS } from './samples'

const nothing = (): void => undefined

/** Everything that is filled in. */
export function Forms() {
  const [text, setText] = useState('')
  const [chip, setChip] = useState('today')
  const [stars, setStars] = useState(4)
  return (
    <Section title="填写">
      <Card>
        <TextField
          label="联系电话"
          value={text}
          onChange={setText}
          placeholder="11 位手机号"
          type="number"
          hint="师傅到之前会打这个电话"
        />
        <TextField label="验收码" value="12" onChange={nothing} error="要 6 位数字，现在是 2 位" />
        <TextArea
          label="哪里不对"
          value={'一直滴水。'.repeat(90)}
          onChange={nothing}
          maxLength={500}
          optional
        />
        <Field label="什么时候方便">
          <Choice
            label="什么时候方便"
            value={chip}
            onChange={setChip}
            options={[
              { value: 'today', word: '今天下午' },
              { value: 'tomorrow', word: '明天上午' },
              { value: 'later', word: '另约时间' },
            ]}
          />
        </Field>
        <Field label="照片">
          <PhotoPicker
            photos={PHOTOS}
            max={9}
            onAdd={nothing}
            onRemove={nothing}
            onRetry={nothing}
            onPreview={nothing}
          />
        </Field>
        <Rating value={stars} onChange={setStars} />
      </Card>
    </Section>
  )
}
