import fc from "fast-check";

/**
 * fast-check with the same values in every run, so that a run fails for what was changed and for nothing else. Set
 * FAST_CHECK_SEED to look for counterexamples among others.
 */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED || 20_261_124) });

export default fc;
