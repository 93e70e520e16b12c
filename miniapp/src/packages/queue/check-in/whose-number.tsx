import { shanghaiDate } from '@anju/shared-types/plain-date'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Choice } from '../../../components/choice/index.tsx'
import { Field } from '../../../components/field/index.tsx'

interface Props {
  value?: string
  onChoose: (appointmentId: string | undefined) => void
}

/** Whose number it is; nothing to choose for who has nobody's appointment of today but their own. */
export function WhoseNumber({ value, onChoose }: Props) {
  const asked = useRequest(() => call('appointments.list'))
  const today = asked.reply?.items.filter(
    ({ actsFor, state, date, serverNow }) =>
      actsFor && state === 'confirmed' && date === shanghaiDate(new Date(serverNow)),
  )
  if (!today?.length) return null
  return (
    <Field label="给谁取号">
      <Choice
        label="给谁取号"
        value={value ?? ''}
        onChoose={(chosen) => onChoose(chosen || undefined)}
        options={[
          { value: '', text: '我自己' },
          ...today.map(({ id, actsFor, service, from }) => ({
            value: id,
            text: `替${actsFor?.name}`,
            note: `${from} ${service.name}`,
          })),
        ]}
      />
    </Field>
  )
}
