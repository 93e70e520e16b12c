import type { Revocation } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Tag, type Tone } from '../../../components/tag/index.tsx'
import { Timeline } from '../../../components/timeline/index.tsx'
import { dayWords, momentWords } from '../../../lib/time-words.ts'

const tones: Record<Revocation['state'], Tone> = {
  hearing: 'act',
  deciding: 'calm',
  confirming: 'calm',
  revoked: 'danger',
  dropped: 'ok',
}

export const RevocationTag = ({ one: { state, stateLabel } }: { one: Revocation }) => (
  <Tag tone={tones[state]}>{stateLabel}</Tag>
)

const saidBy = ({ at, by }: NonNullable<Revocation['answer']>): string =>
  `本人的说明，${momentWords(at)}${by ? `，${by}代为记下` : ''}`

/** What was found, on what law, what was answered, who decided: for the person and for the staff alike. Other sides read how it stands. */
export function RevocationFacts({ one }: { one: Revocation }) {
  const { caseName, caseNumber, number, paper, finding, ground, answer, first, second, register, remedy } = one
  const opinions = [first && { ...first, what: '主管意见' }, second && { ...second, what: '第二人复核' }]
  return (
    <>
      <Card kind="plain" title={finding.text ? '查到了什么' : '哪一件'} aside={<RevocationTag one={one} />}>
        <ListRow icon="document" text={caseName} note={[caseNumber, `告知编号 ${number}`].filter(Boolean).join('\n')} />
        <ListRow icon="edit" text={`承诺代替的材料：${paper}`} />
        {finding.text && (
          <>
            <ListRow icon="alert" text={finding.text} note={`${finding.by}，${momentWords(finding.at)}`} />
            <ListRow icon="info" text="证据" note={finding.evidence} />
          </>
        )}
        <ListRow icon="scale" text="依据" note={ground} />
      </Card>
      <Card kind="plain" title="听取说明">
        <ListRow icon="calendar" text={`最晚 ${dayWords(one.answerBy)}`} note={one.answerByNote} />
        {answer && <ListRow icon="person" text={answer.text} note={saidBy(answer)} />}
      </Card>
      {(first || remedy) && (
        <Card kind="plain" title="怎么决定的">
          {opinions.map(
            (each) =>
              each && (
                <ListRow
                  key={each.what}
                  icon={each.yes ? 'check' : 'info'}
                  text={`${each.what}：${each.yes ? '撤销' : '不撤销'}`}
                  note={`${each.reason}\n${each.by}，${momentWords(each.at)}`}
                />
              ),
          )}
          {register && <ListRow icon="home" text={register.text} />}
          {remedy && <ListRow icon="scale" text="不服怎么办" note={remedy} />}
        </Card>
      )}
      <Card title="经过">
        <Timeline
          items={one.history.map(({ at, who, text }, index, all) => ({
            key: `${at}-${text}`,
            text,
            when: `${who}，${momentWords(at)}`,
            state: index === all.length - 1 ? 'now' : 'done',
          }))}
        />
      </Card>
    </>
  )
}
