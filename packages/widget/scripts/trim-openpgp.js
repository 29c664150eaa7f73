import { fileURLToPath } from 'node:url'
import { parseAst } from 'rollup/parseAst'
import { markPure } from './mark-pure.js'
import { spanOf } from './span-of.js'

// The readable build beside the minified one: in it, names can be found.
const readable = fileURLToPath(
  new URL('../../../node_modules/openpgp/dist/lightweight/openpgp.mjs', import.meta.url),
)

/** Functions and methods that format 1 never calls. What only they need goes with them. */
const leftOut = {
  compression: ['CompressedDataPacket.compress', 'CompressedDataPacket.decompress'],
  'AEAD modes, SEIPD v2 and older encrypted packets': [
    'getAEADMode',
    'runAEAD',
    'ctr32',
    'ctrCounter',
    'AEADEncryptedDataPacket.read',
    'AEADEncryptedDataPacket.encrypt',
    'AEADEncryptedDataPacket.decrypt',
    'SymmetricallyEncryptedDataPacket.encrypt',
    'SymmetricallyEncryptedDataPacket.decrypt',
  ],
  passwords: [
    'decryptKey',
    'newS2KFromType',
    'newS2KFromConfig',
    'SecretKeyPacket.encrypt',
    'SecretKeyPacket.decrypt',
    'SymEncryptedSessionKeyPacket.read',
    'SymEncryptedSessionKeyPacket.write',
    'SymEncryptedSessionKeyPacket.encrypt',
    'SymEncryptedSessionKeyPacket.decrypt',
  ],
  'DSA and ElGamal': ['sign$2', 'verify$2', 'encrypt$5', 'decrypt$5'],
  'secret keys of RSA, NIST curves and the newer X25519: a case key is none of them': [
    'generate$4',
    'sign$4',
    'sign$6',
    'decrypt$3',
    'decrypt$6',
    'webPrivateEphemeralKey',
    'PrivateKey.validate',
    'SecretKeyPacket.validate',
  ],
  'curves without WebCrypto': [
    'jsGenKeyPair',
    'jsVerify',
    'jsPrivateEphemeralKey',
    'jsPublicEphemeralKey',
    'nodeGenKeyPair',
    'nodePrivateEphemeralKey',
    'nodePublicEphemeralKey',
  ],
  'certifying and revoking keys': [
    'Key.update',
    'Key.signPrimaryUser',
    'Key.signAllUsers',
    'Key.applyRevocationCertificate',
    'Key.verifyAllUsers',
    'Key.verifyPrimaryUser',
    'PrivateKey.addSubkey',
    'PrivateKey.revoke',
    'Subkey.update',
    'Subkey.revoke',
    'User.certify',
    'User.update',
    'User.revoke',
    'User.verifyAllCertifications',
  ],
  'cleartext, armored and detached': [
    'Message.signDetached',
    'CleartextMessage.sign',
    'CleartextMessage.verify',
    'CleartextMessage.armor',
    'Message.armor',
  ],
}

/**
 * Loaded on demand by OpenPGP.js. What a module imports carries no hash, so nothing may be. One of them
 * makes key pairs where a browser could not; protocol's `withFreshKeys` asks the browser again instead.
 */
const onDemand = /\bimport\('\.\/([\w-]+)\.mjs'\)/g

/** What OpenPGP.js asks Node for; in a browser always undefined. */
const fromNode = /\butil\.getNode(?:Crypto|Buffer)\(\)/g

/** A hash that is made and given to nobody. */
const forgotten = /^wrapConstructorWithKey\(.*\);$/gm

/**
 * Takes out of OpenPGP.js what a form never uses: half of the crypto file would be that. Each name
 * must exist, so that an update of OpenPGP.js cannot bring anything back unseen.
 *
 * @returns {import('rollup').Plugin}
 */
export function trimOpenpgp() {
  return {
    name: 'trim-openpgp',
    resolveId: (source) => (source === '#openpgp' ? readable : null),
    transform(code, id) {
      if (id !== readable) return null
      const names = Object.values(leftOut).flat()
      const bodies = functionBodies(code).filter(({ name }) => names.includes(name))
      const unknown = names.filter((name) => bodies.every((body) => body.name !== name))
      if (unknown.length > 0) this.error(`OpenPGP.js has no ${unknown.join(', ')} any more.`)
      return {
        code: markPure(emptied(code, bodies).replace(forgotten, ''))
          .replace(onDemand, "Promise.reject(new Error('Left out of this build: $1'))")
          .replace(fromNode, 'undefined'),
        map: null,
      }
    },
  }
}

/** @typedef {import('./span-of.js').Span & { name: string }} FunctionBody */

/**
 * Bodies of all functions and methods at the top of a module, in their order.
 *
 * @param {string} code
 * @returns {FunctionBody[]}
 */
function functionBodies(code) {
  return parseAst(code).body.flatMap((node) => {
    if (node.type === 'FunctionDeclaration') return [{ name: node.id.name, ...spanOf(node.body) }]
    if (node.type !== 'ClassDeclaration') return []
    return node.body.body.flatMap((member) => {
      if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') return []
      return [{ name: `${node.id.name}.${member.key.name}`, ...spanOf(member.value.body) }]
    })
  })
}

/**
 * @param {string} code
 * @param {FunctionBody[]} bodies
 */
function emptied(code, bodies) {
  const ends = [0, ...bodies.map(({ end }) => end)]
  const kept = [...bodies.map(({ start }) => start), code.length].map((start, at) =>
    code.slice(ends[at], start),
  )
  return kept.join("{ throw new Error('Left out of this build') }")
}
