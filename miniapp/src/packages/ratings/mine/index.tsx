import type { Rating } from '@anju/shared-types'
import { type RatingLevel, ratingLevels } from '@anju/shared-types/states'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { momentWords } from '../../../lib/time-words.ts'
import { RefusedNotice } from '../../cases/refused-notice.tsx'

/** What this person may rate and has rated. */
export default function MyRatings() {
  const asked = useRequest(() => call('ratings.mine'))
  return (
    <Page title="评一评" lead="办完一件评一次。好坏都照实说，办事的人看不到是您评的。">
      <Answered asked={asked} cards={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <Empty icon="info" title="还没有能评的" text="办完一件事，这里就能评。" />}
            {items.map((one) => (
              <OneRating key={one.id} one={one} onChange={() => void asked.reload()} />
            ))}
            <Button kind="ghost" onTap={() => go('/packages/ratings/counts/index')}>
              看大家怎么评
            </Button>
          </>
        )}
      </Answered>
    </Page>
  )
}

interface Props {
  one: Rating
  onChange: () => void
}

function OneRating({ one, onChange }: Props) {
  const { matter, servedAt, stateLabel, rating, again, now, allowedActions } = one
  const mayRate = allowedActions.includes('rate') || allowedActions.includes('again')
  return (
    <Card title={matter}>
      <ListRow icon="clock" text={stateLabel} note={`${momentWords(servedAt)} 办完`} />
      {[rating, again].map(
        (said, turn) =>
          said && (
            <ListRow
              key={said.at}
              icon="edit"
              text={`${turn ? '再次评价：' : '您评的：'}${said.label}`}
              note={said.words}
            />
          ),
      )}
      <ListRow text={now} />
      {mayRate && <Give one={one} onChange={onChange} />}
    </Card>
  )
}

/** What a level counts as is said beside it, so that nobody means the one and gives the other. */
const countsAs: Partial<Record<RatingLevel, string>> = { 3: '算满意', 2: '算差评，会回访', 1: '算差评，会回访' }
const levels = ([5, 4, 3, 2, 1] as const).map((level) => ({
  ...{ value: String(level), text: ratingLevels[level] },
  note: countsAs[level],
}))

function Give({ one: { id, allowedActions }, onChange }: Props) {
  const [level, setLevel] = useState<string>()
  const [words, setWords] = useState('')
  const { busy, refused, send } = useSend<'ratings.rate' | 'ratings.again'>()

  async function give() {
    const body = { level: Number(level) as RatingLevel, words: words.trim() }
    const answer = await send(body, (key) =>
      allowedActions.includes('rate')
        ? call('ratings.rate', { params: { id }, body }, key)
        : call('ratings.again', { params: { id }, body }, key),
    )
    if (answer.ok) onChange()
  }

  return (
    <>
      <Choice label="满意吗" options={levels} value={level} onChoose={setLevel} />
      {level && (
        <LongInput
          label="想说的话"
          hint={Number(level) <= 2 ? '哪里不满意？一天之内给您打电话' : '可以不写'}
          maxLength={500}
          value={words}
          onChange={setWords}
        />
      )}
      <RefusedNotice refused={refused} />
      <Button disabled={!level} busy={busy} onTap={() => void give()}>
        提交评价
      </Button>
    </>
  )
}
