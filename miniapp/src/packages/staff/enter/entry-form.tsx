import type { CaseDraft, WindowEntry } from '@anju/shared-types'
import type { Refused } from '../../../api/routes.ts'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Input, LongInput } from '../../../components/field/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { People } from './people.tsx'
import { Price } from './price.tsx'

export interface FormProps {
  shown: WindowEntry
  draft: CaseDraft
  refused?: Refused
  onEdit: (more: Partial<CaseDraft>) => void
}

/** All fields below one another, in the order of the papers on the desk. */
export function EntryForm({ shown, draft, refused, onEdit }: FormProps) {
  const { property = { address: '' } } = draft
  const home = (more: Partial<typeof property>) => onEdit({ property: { ...property, ...more } })
  /** What the server or the applicant says about a field. */
  const about = (field: string): string | undefined => {
    if (refused?.field === field) return refused.text
    const wrong = shown.lines.find((line) => line.field === field)?.wrong
    return wrong && `申请人说不对${wrong.words ? `：${wrong.words}` : ''}`
  }
  return (
    <>
      {refused && !refused.field && (
        <Notice tone="danger" title={refused.text} urgent>
          {refused.next}
        </Notice>
      )}
      {shown.sides.length > 1 && (
        <Card title="申请人是哪一方">
          <Choice
            label="申请人是哪一方"
            value={draft.side ?? shown.sides[0]}
            options={shown.sides.map((side) => ({ value: side, text: side }))}
            onChoose={(side) => onEdit({ side })}
          />
          {about('side') && <Notice tone="danger">{about('side')}</Notice>}
        </Card>
      )}
      {shown.needsProperty && (
        <Card title="哪一套房子">
          <Input
            label="不动产单元号"
            hint="证书上 28 位的那一行"
            maxLength={40}
            value={property.unitCode ?? ''}
            error={about('property.unitCode')}
            onChange={(text) => home({ unitCode: text.replace(/\s/g, '').toUpperCase() || undefined })}
          />
          <Input
            label="不动产权证号"
            hint="可以不填"
            maxLength={60}
            value={property.certificateNumber ?? ''}
            error={about('property.certificateNumber')}
            onChange={(text) => home({ certificateNumber: text || undefined })}
          />
          <LongInput
            label="房屋坐落"
            maxLength={200}
            value={property.address}
            error={about('property.address')}
            onChange={(address) => home({ address })}
          />
        </Card>
      )}
      <People shown={shown} draft={draft} refused={refused} onEdit={onEdit} />
      {shown.hasPrice && <Price draft={draft} error={about('priceFen')} onEdit={onEdit} />}
      {shown.questions.map(({ title, ask, options }) => (
        <Card key={title} title={ask}>
          <Choice
            label={ask}
            value={draft.answers[title]}
            options={options.map((option) => ({ value: option, text: option }))}
            onChoose={(option) => onEdit({ answers: { ...draft.answers, [title]: option } })}
          />
          {about(`answers.${title}`) && <Notice tone="danger">{about(`answers.${title}`)}</Notice>}
        </Card>
      ))}
      <Card title="其他">
        {shown.fields.map(({ name, label, kind, options, required }) =>
          kind === 'choice' ? (
            <Choice
              key={name}
              label={label}
              value={draft.details[name]}
              options={(options ?? []).map((option) => ({ value: option.value, text: option.label }))}
              onChoose={(value) => onEdit({ details: { ...draft.details, [name]: value } })}
            />
          ) : (
            <Input
              key={name}
              label={label}
              kind={kind === 'yuan' ? 'decimal' : 'text'}
              hint={required ? undefined : '可以不填'}
              maxLength={500}
              value={draft.details[name] ?? ''}
              error={about(`details.${name}`)}
              onChange={(value) => onEdit({ details: { ...draft.details, [name]: value } })}
            />
          ),
        )}
        <LongInput
          label="说明"
          hint="可以不填，申请人看得到"
          maxLength={500}
          value={draft.remark}
          error={about('remark')}
          onChange={(remark) => onEdit({ remark })}
        />
      </Card>
    </>
  )
}
