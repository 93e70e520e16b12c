import type { Case } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Card } from '../../../components/card/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { levelTones, levelWords } from '../case-words.ts'

type ClocksOf = NonNullable<Case['clocks']>

/** Whose time runs (E57): ours against the promise with the law beside it, yours while we wait for you. */
export function Clocks({
  clocks: { running, ours, yours, statutoryText, pauses, forecast, late, moves },
  isOver,
}: {
  clocks: ClocksOf
  /** Decided: what is left is to pay and to fetch, and no clock of ours counts it. */
  isOver: boolean
}) {
  return (
    <Card title="时间">
      <Clock clock={ours} state={isOver ? '已办完' : running === 'us' ? '正在走' : '停着'} isOver={isOver} />
      {yours && !isOver && <Clock clock={yours} state={running === 'you' ? '正在走' : '停着'} />}
      {late && (
        <Notice tone="act" title="没有按时办完">
          {late.text}
        </Notice>
      )}
      {forecast && !late && !isOver && <View className="sentence">{forecast.text}</View>}
      {!isOver && <View className="sentence">{statutoryText}</View>}
      {moves && moves.length > 0 && (
        <Notice tone="info" title="办完的日子有变">
          {moves.map(({ text }) => text).join('\n')}
        </Notice>
      )}
      {pauses.length > 0 && (
        <View className="sentence">
          {pauses
            .map(
              ({ ground, from, to }) => `暂停：${ground}，${momentWords(from)}${to ? `至 ${momentWords(to)}` : '起'}`,
            )
            .join('\n')}
        </View>
      )}
    </Card>
  )
}

function Clock({ clock, state, isOver }: { clock: ClocksOf['ours']; state: string; isOver?: boolean }) {
  const { label, usedText, leftText, dueText, level, provisional, percent } = clock
  return (
    <View className={`clock clock--${level}`}>
      <View className="row">
        <View className="grow clock__label">{`${label}，${state}`}</View>
        <Tag tone={levelTones[level]}>{isOver && level !== 'late' ? '按时办完' : levelWords[level]}</Tag>
      </View>
      <View className="clock__track" aria-hidden="true">
        <View className="clock__fill" style={{ width: `${percent}%` }} />
      </View>
      <View className="clock__words numerals">{[usedText, !isOver && leftText].filter(Boolean).join('，')}</View>
      {dueText && !isOver && (
        <View className="sentence numerals">
          {provisional ? `${dueText}（那一年的放假通知还没公布，暂定）` : dueText}
        </View>
      )}
    </View>
  )
}
