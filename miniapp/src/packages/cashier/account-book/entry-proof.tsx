import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { dayWords, momentWords } from '../../../lib/time-words.ts'
import { yuanWords } from '../../money/yuan.ts'
import { EntryReceipts } from './entry-receipts.tsx'

/** What an entry rests on, worked out again before your eyes: the words, their hash, the entry's own, its place in the audit chain. */
export function EntryProof({ id }: { id: string }) {
  const asked = useRequest(() => call('accountBook.proof', { params: { id } }), [id])
  return (
    <Answered asked={asked} cards={3}>
      {({ entry, proof, digest, link, checks }) => {
        const wrong = checks.filter(({ holds }) => !holds).length
        return (
          <>
            <Notice
              tone={wrong === 0 ? 'ok' : 'danger'}
              title={wrong === 0 ? '逐项核对一致' : `有 ${wrong} 项对不上`}
              urgent
            >
              {wrong === 0 ? '刚才重新算过，和入账时一样。' : '请看下面哪一项，并报告信息安全负责人。'}
            </Notice>
            <Card rows title={`${entry.kindLabel} ${yuanWords(entry.amountFen)}`}>
              <ListRow text="借" asideText={entry.debitLabel} />
              <ListRow text="贷" asideText={entry.creditLabel} />
              <ListRow text="记账日" note={dayWords(entry.on)} />
              <ListRow text="发生时间" note={`${momentWords(entry.at)}，${entry.by}`} />
              {entry.orderNumber && <ListRow text="付款单号" note={entry.orderNumber} />}
              {entry.refundNumber && <ListRow text="退款单号" note={entry.refundNumber} />}
              {entry.outsideNumber && <ListRow text="平台交易号或小票号" note={entry.outsideNumber} />}
            </Card>
            <Card rows title="核对">
              {checks.map(({ text, holds }) => (
                <ListRow key={text} icon={holds ? 'check' : 'alert'} text={text} note={holds ? '一致' : '对不上'} />
              ))}
            </Card>
            <Card rows title={`依据：${proof.kindLabel}`}>
              <ListRow text="编号" note={`${proof.number}，${momentWords(proof.receivedAt)}收到`} />
              {proof.words.map(({ field, name, value }) => (
                <ListRow key={`${field}-${value}`} text={name} note={value} />
              ))}
              <ListRow text="缴费人的账号、姓名不显示" note={`原文 ${proof.bytes} 字节，加密保存`} />
            </Card>
            {entry.orderNumber && <EntryReceipts number={entry.orderNumber} />}
            <Card rows title="指纹和审计链">
              <ListRow text="原文指纹（SHA-256）" note={proof.hash} />
              <ListRow text="分录指纹（SHA-256）" note={digest} />
              {link && <ListRow text={`审计链第 ${link.seq} 节`} note={link.hash} />}
            </Card>
          </>
        )
      }}
    </Answered>
  )
}
