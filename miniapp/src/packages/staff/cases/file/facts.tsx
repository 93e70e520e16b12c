import type { StaffCase } from '@anju/shared-types'
import { Card } from '../../../../components/card/index.tsx'
import { Fold } from '../../../../components/fold/index.tsx'
import { ListRow } from '../../../../components/list-row/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'
import { priceText, unitCodeText } from '../../../cases/fill/values.ts'
import { PartyMark } from '../../../cases/party-mark.tsx'

/** Who, which home, what price, what was answered. */
export function Facts({ shown }: { shown: StaffCase }) {
  const { parties, property, priceFen, answers, details, fields, remark, items } = shown
  return (
    <>
      <Card kind="plain" title="当事人">
        {parties.map((party) => (
          <ListRow
            key={party.id}
            icon="person"
            text={party.name}
            note={[
              party.side,
              party.idNumber,
              party.confirmedAt && `${momentWords(party.confirmedAt)} ${party.confirmedBy ?? '在本人手机上确认'}`,
            ]
              .filter(Boolean)
              .join('\n')}
            aside={<PartyMark party={party} />}
          />
        ))}
      </Card>
      <Card kind="plain" title="申请内容">
        {items.length > 1 && <ListRow icon="cases" text="一窗受理" note={items.map(({ name }) => name).join('、')} />}
        {property && (
          <ListRow
            icon="home"
            text={property.address}
            note={property.unitCode && `不动产单元号 ${unitCodeText(property.unitCode)}`}
          />
        )}
        {priceFen !== undefined && <ListRow icon="fund" text={priceText(priceFen)} note={priceNote(shown)} />}
        {fields
          .filter(({ name }) => details[name])
          .map(({ name, label, options }) => (
            <ListRow
              key={name}
              text={label}
              note={options?.find(({ value }) => value === details[name])?.label ?? details[name]}
            />
          ))}
        {Object.keys(answers).length > 0 && (
          <Fold text={`回答 ${Object.keys(answers).length} 题`}>
            {Object.entries(answers).map(([title, answer]) => (
              <ListRow key={title} text={title} asideText={answer} />
            ))}
          </Fold>
        )}
        {remark && <ListRow icon="edit" text="申请人说明" note={remark} />}
      </Card>
    </>
  )
}

/** The price beside what such a home is worth, by whose figures and of which day (E27). */
const priceNote = ({ reference }: Pick<StaffCase, 'reference'>): string =>
  reference
    ? `成交价款。参考价 ${priceText(reference.valueFen)}，${reference.source}，${reference.valuedOn}`
    : '成交价款'
