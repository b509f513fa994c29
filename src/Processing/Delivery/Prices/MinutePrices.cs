namespace MediaFunctions.Processing.Delivery.Prices;

/// <summary>What a minute costs by class, US dollars; null: the class is not charged, or not taken.</summary>
public sealed record MinutePrices(decimal? Audio, decimal? Sd, decimal? Hd, decimal? Uhd)
{
    public decimal? Of(PictureClass pictures) => pictures switch
    {
        PictureClass.Audio => Audio,
        PictureClass.Sd => Sd,
        PictureClass.Hd => Hd,
        _ => Uhd,
    };
}
