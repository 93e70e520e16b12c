import type { NameDossier } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { NameLetters } from '../../../components/name-letters/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { momentWords } from '../../../lib/time-words.ts'
import { AddSpelling, SayWrong } from './forms.tsx'

/** How my name is written, very large, and what others make of it (E30). */
export default function MyName() {
  const asked = useRequest(() => call('myName.show'))
  const [form, setForm] = useState<'spelling' | 'wrong'>()
  const done = (fresh: NameDossier) => {
    setForm(undefined)
    asked.replace(fresh)
  }
  return (
    <Page title="我的名字" lead="请看清每一个字，是不是和身份证上一样。">
      <Answered asked={asked} cards={2}>
        {(dossier) => (
          <>
            <NameLetters letters={dossier.characters} label={dossier.name} />
            {dossier.inMessages && (
              <Notice title="短信里写不出您的名字">
                {`短信会写成“${dossier.inMessages}”，不会写成问号。证书和办件里都按上面的字印。`}
              </Notice>
            )}
            <Spellings dossier={dossier} />
            {form === 'wrong' ? (
              <SayWrong onDone={done} onClose={() => setForm(undefined)} />
            ) : (
              <Button kind="secondary" onTap={() => setForm('wrong')}>
                有字不对
              </Button>
            )}
            {form === 'spelling' ? (
              <AddSpelling onDone={done} onClose={() => setForm(undefined)} />
            ) : (
              <Button kind="secondary" onTap={() => setForm('spelling')}>
                别处写得不一样，告诉我们
              </Button>
            )}
          </>
        )}
      </Answered>
    </Page>
  )
}

const Spellings = ({ dossier: { spellings, reports } }: { dossier: NameDossier }) => (
  <>
    {spellings.length > 0 && (
      <Card kind="plain" title="别处的写法">
        {spellings.map(({ id, placeLabel, written, stateText }) => (
          <ListRow key={id} icon="id-card" text={`${placeLabel}：${written}`} note={stateText} />
        ))}
      </Card>
    )}
    {reports.length > 0 && (
      <Card kind="plain" title="我说过的">
        {reports.map(({ words, at, answer }) => (
          <ListRow
            key={at}
            icon="person"
            text={words}
            note={answer ? `答复：${answer}` : `${momentWords(at)} 提交，等工作人员答复`}
          />
        ))}
      </Card>
    )}
  </>
)
