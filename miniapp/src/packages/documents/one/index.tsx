import { useRouter } from '@tarojs/taro'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Delete } from './delete.tsx'
import { Keep } from './keep.tsx'
import { Pages } from './pages.tsx'
import { Share } from './share.tsx'
import { Uses } from './uses.tsx'
import { WrongPageNotice } from './wrong-page.tsx'

const tones = { ready: 'ok', infected: 'danger', unreadable: 'danger' } as const

/** One paper of one's own: what it looks like, where it is used, how long it is kept. */
export default function MyPaper() {
  const { id = '' } = useRouter().params
  const asked = useRequest(() => call('documents.get', { params: { id } }), [id])
  return (
    <Page title={asked.reply?.title ?? '材料'}>
      <Answered asked={asked}>
        {(paper) => (
          <>
            <Notice
              tone={(tones as Partial<Record<string, 'ok' | 'danger'>>)[paper.state] ?? 'info'}
              title={paper.stateLabel}
            >
              {paper.text}
            </Notice>
            {paper.findings.length > 0 && (
              <Notice tone="act" title="清不清楚">
                {paper.findings.map(({ text }) => text).join('')}
              </Notice>
            )}
            <WrongPageNotice paper={paper} onSaid={asked.replace} />
            <Pages paper={paper} />
            <Uses paper={paper} onChanged={asked.reload} />
            {paper.allowedActions.includes('keep') && <Keep paper={paper} onKept={asked.replace} />}
            <Share paper={paper} />
            {paper.allowedActions.includes('discard') && <Delete id={paper.id} title={paper.title} />}
          </>
        )}
      </Answered>
    </Page>
  )
}
