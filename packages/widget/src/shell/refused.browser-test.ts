import { violationsIn } from '../testing/axe.ts'
import { expect, test } from '../testing/browser-test.ts'
import { mountForm } from '../testing/mount-form.ts'
import { TROUBLES, type Trouble, TroubleError } from '../trouble.ts'

const refusing = (trouble: Trouble) => () => Promise.reject(new TroubleError(trouble))

test('every trouble is told in words of its own, with what can be done', async () => {
  const told = new Map<string, Trouble>()

  for (const trouble of TROUBLES) {
    const form = await mountForm({ connect: refusing(trouble) })
    const [what, todo] = [...form.root.querySelectorAll('.notice p')].map(
      (line) => line.textContent,
    )
    expect(what, trouble).to.match(/\.$/)
    expect(todo, trouble).to.match(/\.$/)
    told.set(what ?? '', trouble)
  }

  expect([...told.values()]).to.have.length(TROUBLES.length)
})

test('a refused form shows the page\u2019s own fallback and says that nothing was sent', async () => {
  const form = await mountForm({ connect: refusing('profile_other_key') })
  form.element.append('Mail security@acme.example')

  const slot = form.root.querySelector('slot')

  expect(slot?.assignedNodes().map((node) => node.textContent)).to.deep.equal([
    'Mail security@acme.example',
  ])
  expect(form.text).to.include('Nothing was sent.')
  expect(await violationsIn(form.element)).to.deep.equal([])
})

test('a trouble that may pass offers another try', async () => {
  let tries = 0
  const connect = () => {
    tries++
    return Promise.reject(new TroubleError('unreachable'))
  }
  const form = await mountForm({ connect })

  await form.press('Try again')
  form.comeNear()
  await form.settled()

  expect(tries).to.equal(2)
})

test('a trouble that only the vendor can mend offers none', async () => {
  const form = await mountForm({ connect: refusing('profile_unsigned') })

  expect(form.root.querySelector('button')).to.equal(null)
})

test('a refused form tells its page why', async () => {
  const told: Trouble[] = []
  const listen = ({ trouble }: HTMLElementEventMap['form-refused']) => told.push(trouble)
  document.body.addEventListener('form-refused', listen)

  await mountForm({ connect: refusing('key_revoked') })

  document.body.removeEventListener('form-refused', listen)
  expect(told).to.deep.equal(['key_revoked'])
})
