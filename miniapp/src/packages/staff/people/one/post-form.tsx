import { useState } from 'react'
import { call } from '../../../../api/client.ts'
import { Picker } from '../../../../components/picker/index.tsx'
import { ActForm, useSend } from '../../act-form.tsx'
import type { FormProps } from './form-props.ts'

const NOBODY = 'nobody'
/** As many as the server takes. */
const MOST = 5

/** B, and C when B is away as well; who answers for late work, and who above. */
export function PostForm({ person, people, onDone, onClose }: FormProps) {
  const { staffNo, name } = person
  const [standIns, setStandIns] = useState(person.standIns.map((one) => one.staffNo))
  const [supervisor, setSupervisor] = useState(person.supervisor?.staffNo)
  const [leader, setLeader] = useState(person.leader?.staffNo)
  const { busy, refused, send } = useSend<'staffing.setPost'>()
  const others = people.filter((one) => one.staffNo !== staffNo)
  const optionsOf = (left: readonly (typeof person)[]) => [
    { value: NOBODY, text: '不设' },
    ...left.map((one) => ({ value: one.staffNo, text: `${one.name}，${one.post}` })),
  ]
  const supervisors = optionsOf(people.filter(({ post }) => post.includes('主管')))
  const chosen = (value: string) => (value === NOBODY ? undefined : value)

  function choose(place: number, value: string) {
    const chosenHere = value === NOBODY ? [] : [value]
    setStandIns([...standIns.slice(0, place), ...chosenHere, ...standIns.slice(place + 1)])
  }

  async function write() {
    const body = { standIns, ...(supervisor && { supervisor }), ...(leader && { leader }) }
    const answer = await send(body, (key) => call('staffing.setPost', { params: { staffNo }, body }, key))
    if (answer.ok) onDone('已改好')
  }
  return (
    <ActForm
      title={`${name}：谁顶替，谁负责`}
      does="保存"
      ready
      {...{ busy, refused, onClose }}
      onSend={() => void write()}
    >
      {[...standIns, NOBODY].slice(0, MOST).map((one, place) => (
        <Picker
          key={one}
          label={place === 0 ? 'B 角' : `B 角也不在，第 ${place + 1} 位`}
          options={optionsOf(others.filter((other) => other.staffNo === one || !standIns.includes(other.staffNo)))}
          value={one}
          onChange={(value) => choose(place, value)}
        />
      ))}
      <Picker
        label="主管"
        options={supervisors}
        value={supervisor ?? NOBODY}
        onChange={(to) => setSupervisor(chosen(to))}
      />
      <Picker
        label="值班领导"
        options={supervisors}
        value={leader ?? NOBODY}
        onChange={(to) => setLeader(chosen(to))}
      />
    </ActForm>
  )
}
