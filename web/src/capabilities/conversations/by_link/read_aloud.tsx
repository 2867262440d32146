// Reads a question aloud. Only with a voice that lives in the device: no question of a resident may
// travel to a maker of voices.
import { Square, Volume2 } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../../../components/button/button";
import { language } from "../../../kernel/words";
import { say } from "./words";

/** The first voice of this language that needs no internet. */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  of: string,
): SpeechSynthesisVoice | undefined {
  return voices.find(
    (voice) => voice.localService && voice.lang.replace("_", "-").split("-")[0] === of,
  );
}

function useLocalVoice(): SpeechSynthesisVoice | undefined {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    const speech = globalThis.speechSynthesis;
    if (!speech) return;
    const look = () => setVoices(speech.getVoices());
    look();
    // Many browsers know their voices only a moment later.
    speech.addEventListener?.("voiceschanged", look);
    return () => speech.removeEventListener?.("voiceschanged", look);
  }, []);
  return localVoice(voices, language());
}

export interface ReadAloudProps {
  /** The words, or where to find them at the moment that somebody wants to hear them. */
  text: string | (() => string);
}

export function ReadAloud({ text }: ReadAloudProps) {
  const voice = useLocalVoice();
  const [isReading, setIsReading] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question ends the reading.
  useEffect(() => () => stop(), [text]);
  if (!voice) return null;

  function stop() {
    globalThis.speechSynthesis?.cancel();
    setIsReading(false);
  }
  function read() {
    const words = new SpeechSynthesisUtterance(typeof text === "string" ? text : text());
    if (voice) words.voice = voice;
    words.lang = voice?.lang ?? language();
    words.rate = 0.95;
    words.onend = () => setIsReading(false);
    words.onerror = () => setIsReading(false);
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
    setIsReading(true);
  }
  return (
    <Button icon={isReading ? Square : Volume2} onClick={isReading ? stop : read}>
      {say(isReading ? "aloud.stop" : "aloud.read")}
    </Button>
  );
}
