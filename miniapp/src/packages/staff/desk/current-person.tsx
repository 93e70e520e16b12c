import type { DeskTicket } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Button } from '../../../components/button/index.tsx'
import { Tag } from '../../../components/tag/index.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { go } from '../../../lib/go.ts'
import { role } from '../../../lib/role.ts'
import { needWords } from './need-words.ts'
import { Since } from './since.tsx'
import { waitedWords } from './waited-words.ts'

interface Props {
  ticket: DeskTicket
  serverNow: string
  busy: boolean
  onTransfer: () => void
}

/** The person at my window: everything one needs before they have sat down. */
export function CurrentPerson({ ticket, serverNow, busy, onTransfer }: Props) {
  const { number, state, stateLabel, service, name, calledAt, startedAt, recalls, byAppointment } = ticket
  const serving = state === 'serving'
  const from = serving ? startedAt : calledAt
  return (
    <View className={classNames('current', serving && 'current--serving')}>
      <View className="current__state">
        <View className="current__label">{serving ? stateLabel : '正在叫'}</View>
        {from && <Since from={from} serverNow={serverNow} text={serving ? '已办' : '已叫'} />}
      </View>
      <View {...role('status', { live: 'polite', label: `${number}，${name}，${service.name}` })}>
        <View className="current__number numerals">{number}</View>
        <View className="current__name">{name}</View>
        <View className="current__service">{service.name}</View>
      </View>
      <View className="current__tags">
        <Tag tone={byAppointment ? 'calm' : 'off'}>{byAppointment ? '网上预约' : '现场取号'}</Tag>
        {ticket.madeBy && <Tag tone="act">{`代办：${ticket.madeBy}`}</Tag>}
        <Tag tone="off">{waitedWords(ticket.waitedMinutes)}</Tag>
        {recalls > 0 && !serving && <Tag tone="act">{`已重呼 ${recalls} 次`}</Tag>}
        {ticket.needs.map((need) => (
          <Tag key={need} tone="act">
            {needWords(need)}
          </Tag>
        ))}
      </View>
      {ticket.remark !== '' && (
        <View className="current__remark">
          <View className="current__remark-label">群众留言</View>
          {ticket.remark}
        </View>
      )}
      {serving && (
        <Button
          kind="secondary"
          icon="edit"
          disabled={busy}
          onTap={() => go('/packages/staff/enter/index', { ticket: ticket.id, number })}
        >
          替这位录入一件
        </Button>
      )}
      {ticket.allowedActions.includes('transfer') && (
        <Button kind="ghost" disabled={busy} onTap={onTransfer}>
          转到其他业务
        </Button>
      )}
    </View>
  )
}
