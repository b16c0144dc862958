import { useEffect, useState } from 'react';
import { namedPurpose, namePurpose } from './purpose.js';

/** The purpose of the operations, above the answers: one of those that whoever is signed in may name, or any other. */
export function PurposeField({ who }) {
  const [code, setCode] = useState(namedPurpose);
  const [purposes, setPurposes] = useState([]);
  useEffect(() => void who.then(({ purposes = [] }) => setPurposes(purposes)), [who]);
  const change = ({ target }) => {
    setCode(target.value);
    namePurpose(target.value);
  };
  return (
    <label className="purpose">
      Purpose
      <input
        list="purposes"
        value={code}
        onChange={change}
        placeholder="why people are looked up"
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id="purposes">
        {purposes.map((purpose) => (
          <option key={purpose} value={purpose} />
        ))}
      </datalist>
    </label>
  );
}
