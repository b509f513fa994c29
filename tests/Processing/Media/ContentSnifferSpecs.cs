using System.Text;
using MediaFunctions.Processing.Media;

namespace MediaFunctions.Tests.Processing.Media;

public sealed class ContentSnifferSpecs
{
    [Theory]
    [InlineData("\0\0\0\x18" + "ftypisom\0\0\x02\0isomiso2", "video/mp4", "mov")]
    [InlineData("\0\0\0\x14" + "ftypqt  \0\0\0\0qt  ", "video/quicktime", "mov")]
    [InlineData("\0\0\0\x14" + "ftyp3gp4\0\0\0\0isom", "video/3gpp", "mov")]
    [InlineData("\0\0\0\x14" + "ftyp3g2a\0\0\0\0isom", "video/3gpp2", "mov")]
    [InlineData("\0\0\0\x14" + "ftypM4A \0\0\0\0isom", "audio/mp4", "mov")]
    [InlineData("\0\0\0\x18" + "ftypmif1\0\0\0\0mif1heic", "image/heic", "mov")]
    [InlineData("\0\0\0\x18" + "ftypmif1\0\0\0\0mif1avif", "image/avif", "mov")]
    [InlineData("\0\0\x10\0" + "mdat", "video/quicktime", "mov")]
    [InlineData("RIFF\0\0\0\0AVI LIST", "video/x-msvideo", "avi")]
    [InlineData("RF64\xFF\xFF\xFF\xFFWAVEds64", "audio/wav", "wav")]
    [InlineData("\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm", "video/webm", "matroska")]
    [InlineData("\x1A\x45\xDF\xA3\xA3\x42\x82\x88matroska", "video/x-matroska", "matroska")]
    [InlineData("\xFF\xFB\x90\x64\0\0\0\0", "audio/mpeg", "mp3")]
    [InlineData("ID3\x04\0\0\0\0\0\0\xFF\xF1\x50\x80\x02\x1F\xFC", "audio/aac", "aac")]
    [InlineData("ID3\x04\0\0\0\0\0\0fLaC", "audio/flac", "flac")]
    public void A_format_that_is_read_is_known_and_names_its_demuxer(string head, string contentType, string formats)
    {
        var sniffed = ContentSniffer.Sniff(Encoding.Latin1.GetBytes(head));

        Assert.Equal((SniffedKind.Media, contentType, formats), (sniffed.Kind, sniffed.ContentType, sniffed.FormatWhitelist));
    }

    [Theory]
    [InlineData("PK\x03\x04\x14\0", "application/zip")]
    [InlineData("%PDF-1.7\n", "application/pdf")]
    [InlineData("\x7F" + "ELF\x02\x01", "application/x-executable")]
    [InlineData("MZ\x90\0\x03", "application/vnd.microsoft.portable-executable")]
    [InlineData("  <!doctype HTML><p>", "text/html")]
    [InlineData("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml")]
    [InlineData("<?xml version='1.0'?><a/>", "application/xml")]
    [InlineData("{\"a\": 1}", "application/json")]
    [InlineData("#EXTM3U\n", "application/vnd.apple.mpegurl")]
    [InlineData("\xEF\xBB\xBF#EXTM3U\n", "application/vnd.apple.mpegurl")]
    [InlineData("ffconcat version 1.0\n", "text/x-ffconcat")]
    [InlineData("v=0\no=-", "application/sdp")]
    [InlineData("<MPD xmlns='urn:mpeg:dash:schema:mpd:2011'>", "application/dash+xml")]
    [InlineData("BMW is a car", "text/plain")]
    [InlineData("\xFF\xFE<\0?\0x\0", "text/plain")]
    [InlineData("", "application/x-empty")]
    public void What_is_no_media_is_known_at_once_and_opened_by_no_demuxer(string head, string contentType)
    {
        var sniffed = ContentSniffer.Sniff(Encoding.Latin1.GetBytes(head));

        Assert.Equal((SniffedKind.NotMedia, contentType, ""), (sniffed.Kind, sniffed.ContentType, sniffed.FormatWhitelist));
    }

    [Fact]
    public void Text_that_the_head_cuts_within_a_letter_is_still_text()
    {
        var head = Encoding.UTF8.GetBytes("a" + new string('ü', 2000))[..1024];

        Assert.Equal(SniffedKind.NotMedia, ContentSniffer.Sniff(head).Kind);
    }

    [Theory]
    [InlineData("hls")]
    [InlineData("dash")]
    [InlineData("concat")]
    [InlineData("sdp")]
    [InlineData("image2")]
    [InlineData("rawvideo")]
    public void Content_that_is_not_known_is_opened_by_no_demuxer_that_opens_others_or_takes_anything(string format)
    {
        var sniffed = ContentSniffer.Sniff([1, 2, 3, 4]);

        Assert.Equal(SniffedKind.Unknown, sniffed.Kind);
        Assert.DoesNotContain(format, sniffed.FormatWhitelist.Split(','));
    }

    [Fact]
    public void Every_beginning_of_every_length_is_sniffed_without_a_fault()
    {
        var random = new Random(11);
        string[] starts = ["RIFF", "ID3", "\0\0\0\x18" + "ftyp", "\x1A\x45\xDF\xA3", "\x89PNG\r\n\x1A\n", "BM", "\xFF\xF1", "\xFF\xFB", "G", ""];
        foreach (var start in starts)
        {
            for (var length = 0; length < 600; length++)
            {
                var head = new byte[length];
                random.NextBytes(head);
                Encoding.Latin1.GetBytes(start)[..Math.Min(start.Length, length)].CopyTo(head, 0);

                Assert.NotEqual("", ContentSniffer.Sniff(head).ContentType);
            }
        }
    }
}
