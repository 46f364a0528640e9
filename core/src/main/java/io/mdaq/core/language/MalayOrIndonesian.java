// SPDX-License-Identifier: Apache-2.0
package io.mdaq.core.language;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells Malay from Indonesian by frequent words that only one of them has or spells so. Character
 * n-grams take one for the other: the two share most of their words.
 */
final class MalayOrIndonesian {

  static final String MALAY = "ms";
  static final String INDONESIAN = "id";

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");

  private static final Set<String> MALAY_WORDS =
      words(
          """
          adakah akaun akhbar aktiviti amnya antarabangsa antaramuka apabila aritmetik atmosfera
          automatik autonomi ayat bagaimanapun bahagian bahawa bajet bakul bandar basikal bateri
          beg bekerjasama belon berasa berasaskan berbanding berbeza berbual berehat berfikir
          bergantung berjaya berkhidmat berkongsi berkualiti bernafas berorientasikan berpatutan
          berseronok bertanggungjawab berterusan berus beza bezakan bijirin bilik bilion binari
          biskut boleh borang butang cabaran cadangan cadangkan carta cawan cecair cekap cip corak
          cuba cukai darab daripada darjah dekad dibundarkan dihantar diingini dijangka dikongsi
          dioptimumkan dipercayai diperibadikan direka disember diskaun doktor ejen elektrik emel
          enjin epal eropah esei esok fail fikir fikiran fikirkan fiksyen filem fizik fizikal fon
          haba hadapan haiwan hidangkan hospital hujah huraikan iaitu ialah idea imej impak
          inggeris insurans isnin isteri itali jadual jambatan jawapan jenama jenayah jepun jiran
          jisim julai julat jumaat jurutera kad kaedah kajian kakitangan kanak kanser kasut
          kawalan kebimbangan kebolehan kecekapan kedai kegemaran kejayaan kejuruteraan kek kelab
          kelajuan kemahiran kempen kenderaan keperluan kerana kerepek kerjaya kerosakan kerusi
          kes kesedaran keseronokan kesihatan kesilapan kewangan kilang kitar kitaran kod kolej
          komen komuniti kongsikan kos kraf kritikal kumpulan laluan lapan lawatan lazat lebuhraya
          lelaki lembu lesen logik mahu maklumat mampan manakala matematik matlamat melabur
          membangunkan membezakan membincangkan membolehkan meminimumkan mempamerkan mempunyai
          memulakan mencipta mendarabkan menerangkan meneroka mengandungi mengautomasikan mengawal
          mengehadkan mengekalkan mengelakkan mengesan mengesyorkan menggalakkan menghantar
          mengitar mengoptimumkan menguruskan menjana menjimatkan mentafsir menubuhkan menukar
          menyedari menyeronokkan menyokong merangkumi merevolusikan merosakkan mesej mestilah
          mesyuarat minit moden muzik muzium nafas namakan nombor nutrien ogos oren pandemik parti
          pasaraya pasukan pautan pawagam peguam pejabat pekerja pelaburan pelan pelbagai
          pemakanan pembolehubah pemprosesan pencemaran pendaraban penerangan pengangkutan
          pengaturcaraan pengembaraan pengoptimuman pengurusan penjagaan penstriman pensyarah
          penyelidikan penyulitan perancis peranti peratus peratusan perbezaan perbualan percutian
          perenggan peribadi perisian perkataan perkhidmatan pernafasan perniagaan perosak
          perpuluhan persekitaran perubatan pesakit petua piawaian pinggan praktikal projek punca
          purata rahsia rakan rasmi rawatan realistik reka reneh resipi ringgit rosak runcit
          sahaja saintifik saintis saiz salji sastera sebahagian sebarang selepas seluar semasa
          sembang semula semulajadi senaman senarai senaraikan senario sentiasa sepanyol
          sesetengah sifar sihat sila sirap skop skrin snek soalan sokongan solar sos soya stesen
          strategik suai sudu sukan syarikat tajuk talian tanggungjawab tarikh tasik teknikal
          telefon televisyen telus tempatan tempoh tenusu teorem terangkan termasuklah teruja
          terutamanya tetapan tin tingkah tingkap trafik tuala tugasan tukar ubat utiliti wang wap
          zon
          """);

  private static final Set<String> INDONESIAN_WORDS =
      words(
          """
          aduk agustus aktivitas akun akurasi akurat antarmuka apel apotek arsitektur asisten
          asuransi atmosfer bagian bahwa baterai beradaptasi berarti berbagai berbagi berbasis
          berbeda berbicara berhasil berinvestasi berkelanjutan berkontribusi berkualitas bermitra
          bernapas berolahraga berpartisipasi berpikir bersepeda besok biaya biner bioskop bisa
          bisakah bisnis buatlah bubuk bumbu butuh butuhkan camilan cangkir coba cobalah cocok
          cokelat daftar dampak danau dekade delapan departemen derajat desain desember deskripsi
          deskripsikan deteksi dibutuhkan didaur dimulai dinamis dioptimalkan dipersonalisasi
          diskon diskusi diskusikan dokter dosen dukungan efek efisiensi eksternal ekstra energi
          enkripsi eropa esai etis favorit fiksi film finansial fisik fisika fitur formulir
          furnitur gampang gedung grafis gratis handuk hewan hitung ide identifikasi ilmiah
          ilmuwan informasi inggris insinyur instruksi internasional investasi investasikan
          istirahat istri italia jadwal jawaban jelaskan jembatan jendela jepang judul juli jumat
          juni kabar kabupaten kalender kaleng kalimat kamar kampanye kantong kantor kapan
          karakter karena karir kartu karyawan kasus keberlanjutan kebugaran kebutuhan kecamatan
          kecelakaan kecepatan kedokteran kelompok kendaraan kenyamanan keragaman keripik
          kerusakan kesadaran kesehatan keterampilan keuangan kinerja klaim klub kode kompor
          komputasi komunitas kondisi konsekuensi konsumen konsumsi konten kontribusi koran kota
          kuadrat kue kueri kuliner kulkas kunjungan kurangi kursi kutipan lainnya layanan lelucon
          lezat liburan limbah lingkungan linier listrik logika logis lokal mahasiswa manajemen
          manajer matematika matematis mau medis meksiko melacak membahas membutuhkan memengaruhi
          memfasilitasi memprediksi memulai memungkinkan memverifikasi menargetkan mencakup
          menciptakan mencoba mendengarkan mendeteksi mendukung mengeksplorasi mengekspos
          mengelola mengevaluasi mengganti menghemat menghindari menghitung mengidentifikasi
          mengirim mengirimkan mengonsumsi mengontrol mengonversi mengoptimalkan mengorganisir
          mengotomatiskan mengurangi menit mentimun menyadari merek merekomendasikan merencanakan
          merespons merevolusi merica meskipun metode mie miliar misalnya mobil mulai musik napas
          nomor nyaman obat obrolan olahraga opini opsi opsional optimisasi oranye otentikasi
          otomatis otomatisasi otonom otonomi pabrik pajak pandemi paragraf partai partisipasi
          pasien pasokan pelatihan pemerintah pemrograman pemrosesan penelitian pengacara peran
          perangkat perawatan perbedaan perilaku pernapasan persen persentase perusahaan
          petualangan pikir pikiran pikirkan polandia polusi polutan ponsel populer portabel
          portofolio prakiraan praktik praktis prancis prediksi preferensi presisi pria pribadi
          provinsi proyek publik rahasia rapat realistis reguler rekomendasi rencana resep riset
          ritel ritme rumus rupiah rute rutinitas sajikan salju sapi saran sarankan sastra satwa
          saus sebagian sebutkan sedotan sehat sekelompok selai seluler sendok senin sepatu sepeda
          setidaknya silakan sinyal sirup siswa situs skenario solusi spanyol standar stasiun
          strategis stroberi studi sukses survei tabel tanggal tantangan tas teknis telepon
          televisi temukan tenggat teorema terbarukan tergantung terkait tim tingkat tipe toko
          tomat tombol transparan transportasi tren uang uap usulkan wajan wortel yaitu yakni zona
          """);

  /** One word of the other language may be a name or a loan; two and no reply are not. */
  private static final int CLEAR_LEAD = 2;

  private static final int CLEAR_RATIO = 3;

  private MalayOrIndonesian() {}

  /** Whether the code is that of one of the two. */
  static boolean isEither(String code) {
    return code.equals(MALAY) || code.equals(INDONESIAN);
  }

  /** The code of the language with more telling words, empty where they are equally many. */
  static Optional<String> of(String text) {
    return count(text).leader(1, 1);
  }

  /** The same where the telling words are several and next to none is of the other language. */
  static Optional<String> clearly(String text) {
    return count(text).leader(CLEAR_LEAD, CLEAR_RATIO);
  }

  /** Telling words. */
  private record Count(int malay, int indonesian) {

    Optional<String> leader(int lead, int ratio) {
      if (malay >= indonesian + lead && malay >= ratio * indonesian) {
        return Optional.of(MALAY);
      }
      return indonesian >= malay + lead && indonesian >= ratio * malay
          ? Optional.of(INDONESIAN)
          : Optional.empty();
    }
  }

  private static Count count(String text) {
    int malay = 0;
    int indonesian = 0;
    for (String word : NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
      malay += MALAY_WORDS.contains(word) || isMalayAbstraction(word) ? 1 : 0;
      indonesian += INDONESIAN_WORDS.contains(word) || word.endsWith("itas") ? 1 : 0;
    }
    return new Count(malay, indonesian);
  }

  /**
   * English "quality" is "kualiti" in Malay and "kualitas" in Indonesian; "teliti" (careful) and
   * what is made of it end alike in both.
   */
  private static boolean isMalayAbstraction(String word) {
    return word.endsWith("iti") && !word.endsWith("eliti");
  }

  private static Set<String> words(String list) {
    return Set.of(NO_LETTERS.split(list.strip(), -1));
  }
}
