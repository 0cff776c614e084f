import { DecryptCommand, EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { KeyWrapper } from './seal.ts';

/** Wraps data keys under a KMS key; the person's id is the encryption context, so one person's key opens for no other. */
export function kmsKeyWrapper(kms: KMSClient, keyId: string): KeyWrapper {
  return {
    wrap: async (dataKey, personId) => {
      const { CiphertextBlob } = await kms.send(
        new EncryptCommand({ KeyId: keyId, Plaintext: dataKey, EncryptionContext: { personId } }),
      );
      if (!CiphertextBlob) throw new Error('KMS gave no ciphertext');
      return Buffer.from(CiphertextBlob).toString('base64url');
    },
    unwrap: async (wrapped, personId) => {
      const { Plaintext } = await kms.send(
        new DecryptCommand({
          KeyId: keyId,
          CiphertextBlob: Buffer.from(wrapped, 'base64url'),
          EncryptionContext: { personId },
        }),
      );
      if (!Plaintext) throw new Error('KMS gave no plaintext');
      return Plaintext;
    },
  };
}
