import type { Ties } from '@anju/shared-types'
import { useState } from 'react'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Input } from '../../../components/field/index.tsx'

type Kin = Ties['kin'][number]

/** A name that is common finds strangers: with the number only this person is found. */
export function KinForm({ onAdd, onClose }: { onAdd: (one: Kin) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [relation, setRelation] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const add = () =>
    onAdd({ name: name.trim(), relation: relation.trim(), ...(idNumber.trim() && { idNumber: idNumber.trim() }) })
  return (
    <Card kind="accent" title="加一位近亲属">
      <Input label="亲属姓名" maxLength={60} value={name} onChange={setName} />
      <Input label="和您的关系" hint="例如：妻子、哥哥、岳父" maxLength={10} value={relation} onChange={setRelation} />
      <Input
        label="身份证号码，可以不填"
        hint="填了就不会认错同名的人"
        kind="id-number"
        maxLength={18}
        value={idNumber}
        onChange={(text) => setIdNumber(text.replace(/\s/g, '').toUpperCase())}
      />
      <Button disabled={!name.trim() || !relation.trim()} onTap={add}>
        加上
      </Button>
      <Button kind="ghost" onTap={onClose}>
        不加了
      </Button>
    </Card>
  )
}
