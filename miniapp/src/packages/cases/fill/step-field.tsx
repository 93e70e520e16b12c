import { Choice } from '../../../components/choice/index.tsx'
import { Input } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { fenOfYuan } from '../../money/yuan.ts'
import { StepFoot } from './step-foot.tsx'
import type { StepProps } from './step-props.ts'
import { priceText } from './values.ts'

/** One more thing that the entry needs to know. */
export function StepField({ name, frame, draft, error, onEdit, onNext }: StepProps & { name: string }) {
  const field = frame.fields.find((one) => one.name === name)
  const value = draft.details[name] ?? ''
  const edit = (text: string) => onEdit({ details: { ...draft.details, [name]: text } })
  if (field?.kind === 'choice') {
    return (
      <>
        {error && <Notice tone="danger">{error}</Notice>}
        <Choice
          label={field.label}
          value={value || undefined}
          options={(field.options ?? []).map((option) => ({ value: option.value, text: option.label }))}
          onChoose={(chosen) => {
            edit(chosen)
            onNext()
          }}
        />
      </>
    )
  }
  const fen = field?.kind === 'yuan' ? fenOfYuan(value) : undefined
  const isWrong = field?.kind === 'yuan' && value !== '' && fen === undefined
  return (
    <>
      <Input
        label={field?.label ?? name}
        kind={field?.kind === 'yuan' ? 'decimal' : 'text'}
        hint={field?.required ? undefined : '可以不填'}
        maxLength={500}
        value={value}
        error={isWrong ? '请写成数字，最多两位小数。' : error}
        onChange={edit}
      />
      {fen !== undefined && <Notice>{priceText(fen)}</Notice>}
      <StepFoot disabled={isWrong || (field?.required === true && !value.trim())} onNext={onNext} />
    </>
  )
}
