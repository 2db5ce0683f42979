// What the glue of both builds has: numbers go in and come out, texts stand at the border.

/** Something that lives in the memory of the engine. */
export interface Handle {
  free(): void;
}

export interface ProgramHandle extends Handle {
  about(): void;
  session(seed: number, settings: number): PlayHandle | undefined;
  restore(snapshot: number): PlayHandle | undefined;
  begin(seed: number, settings: number): PlayHandle | undefined;
  open(bytes: number): PlayHandle | undefined;
  replay(bytes: number, verify: boolean): PlayHandle | undefined;
  consent_record(journal: number, purpose: number, language: number, host: number): boolean;
  know(other: ProgramHandle): void;
}

/** A program of the studio, which can write it too. */
export interface MadeHandle extends ProgramHandle {
  store(): void;
}

export interface PlayHandle extends Handle {
  act(act: number): boolean;
  know(program: ProgramHandle): void;
  judge(act: number): PendingHandle | undefined;
  keep(pending: PendingHandle): boolean;
  screen(role: number, language: number): boolean;
  outline(role: number): boolean;
  allowed(role: number): boolean;
  advise(item: number, words: number, language: number): boolean;
  state(): void;
  hash(): void;
  take_words(act: number): void;
  no_longer_said(act: number, keys: number): void;
  vault_changes(): void;
  export(purpose: number): boolean;
  due_for_erasure(at: number): boolean;
  cover(language: number): void;
  purpose_cards(language: number): void;
  coming(): boolean;
  snapshot(): void;
}

export interface PendingHandle extends Handle {
  vault_changes(): void;
  is_words_only(): boolean;
}

export interface VaultHandle extends Handle {
  put(key: number, words: number): void;
  get(key: number): boolean;
  remove(key: number): boolean;
  erase(seq: number): void;
  keys(): void;
  store(): void;
}

export interface TextsHandle extends Handle {
  add(name: number, text: number): void;
  beside(words: number): void;
  check(language: number, budget?: number): MadeHandle | undefined;
}

/** The functions of an instance. */
export interface Glue {
  room(length: number): number;
  output(): number;
  output_length(): number;
  version(): void;
  phrases(language: number): void;
  verify(bytes: number): boolean;
  readonly Program: { read(text: number): ProgramHandle | undefined };
  readonly Vault: { read(bytes: number, erased: number): VaultHandle };
}

export interface StudioGlue extends Glue {
  parts_wanted(name: number, text: number): void;
  pack_own(programs: number, journal: number, vault: number): boolean;
  unpack_own(files: number): boolean;
  readonly Texts: new () => TextsHandle;
}
