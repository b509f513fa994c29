namespace MediaFunctions.Tests.Samples;

/// <summary>Sounds of every loudness and shape, without pictures.</summary>
public static class Sounds
{
    /// <summary>Bursts of pink noise over a quiet floor: dynamics as music has them.</summary>
    public static readonly Sample Music = Sample.Encoded(
        "music.wav",
        $"{Pink(1, 8)} {Pink(2, 8)} -filter_complex \"[0][1]amerge,volume='0.02+0.6*pow(abs(sin(t*2.6)),6)':eval=frame\"");

    /// <summary>A voice-like tone in syllables, with pauses and hard consonants that reach full scale.</summary>
    public static readonly Sample Speech = Sample.Encoded(
        "speech.wav",
        "-f lavfi -i \"aevalsrc='0.25*sin(2*PI*(120+20*sin(t))*t)*max(0\\,sin(9*t))*gt(mod(t\\,2.5)\\,0.7)"
        + "+0.9*exp(-60*mod(t\\,0.8))*sin(1200*t)*gt(mod(t\\,2.5)\\,0.7)':s=44100:d=6\"");

    public static readonly Sample Mono = Sample.Encoded("mono.wav", $"{Pink(3, 3)} -af volume=-20dB -ac 1");
    public static readonly Sample Surround = Sample.Encoded(
        "surround.wav", $"{Pink(4, 3)} -af \"pan=5.1|c0=c0|c1=0.8*c0|c2=0.5*c0|c3=0.3*c0|c4=0.4*c0|c5=0.4*c0,volume=-12dB\" -ar 48000");
    public static readonly Sample EightKilohertz = Sample.Encoded("phone.wav", $"{Pink(5, 3, 8000)} -af lowpass=f=2000,volume=-8dB -ac 1");
    public static readonly Sample Quiet = Sample.Encoded("quiet.wav", $"{Pink(6, 3)} -af volume=-37dB -ac 2 -c:a pcm_s24le");
    public static readonly Sample Loud = Sample.Encoded("loud.wav", $"{Pink(7, 3)} -af volume=14dB -ac 2");
    public static readonly Sample Moment = Sample.Encoded("moment.wav", $"{Pink(8, 0.8)} -af volume=-12dB -ac 2");

    /// <summary>Shorter than the 0.4 s that a loudness is of.</summary>
    public static readonly Sample Blink = Sample.Encoded("blink.wav", $"{Pink(9, 0.3)} -af volume=-12dB -ac 2");

    public static readonly Sample Silence = Sample.Encoded("silence.wav", "-f lavfi -i anullsrc=r=44100:cl=stereo:d=2");

    /// <summary>Noise up to the highest that 44.1 kHz can hold.</summary>
    public static readonly Sample White = Sample.Encoded("white.wav", "-f lavfi -i anoisesrc=c=white:r=44100:a=0.1:d=3:seed=10 -ac 2");

    /// <summary>A tone that swells from nothing to full scale within 3 s.</summary>
    public static readonly Sample Swell = Sample.Encoded("swell.wav", "-f lavfi -i aevalsrc=t/3*sin(880*PI*t):s=44100:d=3 -c:a pcm_s16le");

    /// <summary>The same tone at full scale in all six channels: a sum of them would clip.</summary>
    public static readonly Sample FullSurround = Sample.Encoded(
        "full-surround.m4a", $"-f lavfi -i aevalsrc={string.Join('|', Enumerable.Repeat("0.9*sin(880*PI*t)", 6))}:c=5.1:s=48000:d=2 -c:a aac -b:a 384k");

    /// <summary>Two tracks: 440 Hz, then 1760 Hz.</summary>
    public static readonly Sample TwoTracks = Sample.Encoded(
        "two-tracks.mkv", "-f lavfi -i sine=f=440:d=2 -f lavfi -i sine=f=1760:d=2 -map 0 -map 1 -c:a flac");

    /// <summary>All of the above.</summary>
    public static IReadOnlyList<Sample> All { get; } =
        [Music, Speech, Mono, Surround, EightKilohertz, Quiet, Loud, Moment, Blink, Silence, White, Swell, FullSurround, TwoTracks];

    /// <summary>Noise that fades above 4 kHz, as music and speech do.</summary>
    private static string Pink(int seed, double seconds, int rate = 44100) =>
        FormattableString.Invariant($"-f lavfi -i anoisesrc=c=pink:r={rate}:a=0.5:d={seconds}:seed={seed},lowpass=f=4000");
}
