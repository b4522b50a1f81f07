"""Brand words of listed firms, written by build.py; invented brands keep off them."""

from tests.truth.parts import words

LISTED: frozenset[str] = frozenset(
    words("""
aaspt abascience able accessories achim aconde acondesarl acteam aderal administration administrative
advanced advantage advisory aecc aeccaero aeccdongan aeccengine aeccliming aecclimingaero aeccsouth
aeccturbine aeonian aeoniancomplex aero aerocom aerocomponents aerodynamics aeroelectric aeroengine
aeroengines aerolever aeronautics aerosky aeroskyone aerosun affairs agency agent agentmain agitation
agitationpad agricultural agriculture agropecuarios agrosoyuz aircaft airkoryo airpart airui aitun aiwen
aiwenspecial alco alis alite alliance alloy allpreceding allyrise alpha alpharubber aluminio aluminium
aluminum always alwayssmooth amaze amnok amnokgang amnokkang amroggang anak analysis anauto anautoparts
anbyon andariel ander anfasar animation animationfilm anjucity annan annancanned annapurna annavigation
ansan ansi anspaceflight anvik anviksdn anviksdnbhd anxae anxaeflying anyang anyangcnc anyangforging apollon
appliance applications applied appliedphysics april aprilchildrens aprok aprokgang architectural ardis
ardisbearings arierobezotu armament armed armedforces army armysecurity arts artstudio arttronix asbestos
ashele asia asiabridge asiapacific asli aslimaydi assembly assets assistant assistantagent associated
astronautics atacar atacarotomotiv atbildibu atbildibufalon atomic atomicgbae atomicgdae atun ausay auto
autocontrol automatic automaticbicd automaticfacri automation autonomous autoparts avic avicavionics
avicflight avicheavy avichi avichigh avichuanan avicjonhon avicleihua aviczemic avionics bacei baek baekma
baekmakang baeksan baeksol baeksul baich baimtec bais baiwai bamtri bangdeya bangkok baoanzhao baod baoding
baodinglyszd baolong baos baotou baotoubeifang baotouguanghua baotounuclear barza barzastyle barzastylemode
base baseasia bayanna baytic bazh bearing bearings bearingtest becharm bedding beedi beedie beetech begins
beifang beihang beihangassets beihangtaizhou bella bellatrix bencont bencontstar berhad best bestop
bestopgloble biacd bicd biguang billions binchuang bingong bingzhi bingzhiguoji binjiang binrin binyun binz
binzhou bioasia biological biotech bird bise bitland black blackdrop blackdropintl blade blockchain blue
bluenoroff bluenouvelle bluesky bochuang boet bogatyr bong bongryong bopelectro bopopto boqur border
borderguard boson boyle branch breeze bridge bridgehkg bright brightway brilliance briz buaa bunkering
business buyon cady caep calm calmbridge calt camel cangz canhe canhepharmtech canned canway canyon caprice
captees carbon carbongraphite carbonpingmei cardc carpet carpetpvt carry carrygoldstar cartoon cartoonstudio
casc cash casic casino cason caspro cast castxi castxian casual casualwear casualwearc catec cbsputnik
cbsputnikpjsc cccc cccg ceccorecast cecpharm cecpharmatech cellulose cemo cemodevelop central centralpublic
centralright centralromana centralsouth century ceramic cetc cgtc chan chang changan changc changde changdo
changguang changgwang changhe changsha changshatian changsong changz changzhou changzhoujin channel
channelrich chaoz char charm charwhite chawon chawonkaebal chayon chayonkwahak chechayon cheer cheil chem
chemistry chemistryk chen cheng chenggao chengheavy chengtai chenguang chenguangyanqi chengxing chenxi chenz
cheta chiang chichuang chichung chif childrens chilsong chilsung chinatex chinatexyintai chinyong chip chips
chisong chitron chitronk chitronkchi chiz chkholsan chol cholhyon chollima cholryong cholsan cholson cholwon
chon chong chongang chongbong chongchal chongchon chongchongang chongdan chonggan chongguk chongjincity
chongnam chongnyon chongnyonho chongrim chongsong chonma chonmasan chonmyong chonnae chosan chuang chuangxin
chuangye chuangyi chuangyiyuan chuangyue chuangzhi chuav chung chungchitron chungsun chuz cielo cishun
cishunfine cjsc cloth cloudmind cloudwalk cncforging cnec cnecc cnigc cnnc cnooc coal cofco collaborative
college collegepeoples color colorspinning comec command commandkpa commerce commission companies complex
components composite computational computer computing comsum concord confrontation cong congo congoaconde
congty congtytnhh consolidated constr consulting consultoria consultorialda controls cooperation cooperative
core corebai corecast corezing corezingcore corps corpspublic correctional cosailing cosco coscoseaman
coscoseamanshp coscotanker costar county cpmiec cpmiecpudong craft crcc creative creativesource crew crovell
crovellbiotech crude cscc csgc csic csicl csicp csigc cssc csscoffshore csscxijiang cstsource cultural
culturalmedia culture culturepress cuong dabei daebong daedong daedongdcb daejin daeryonggang daesong daewon
daidan daily dailyculture daizin dali daliantianyi dalirf damineh daminehoptic dand danxing danz daqo daquan
data dawang dawei dawn dawning dawnlight daxie daxieagency daystar dcbfinance defens dehong dehongtailong
dehongthailong delight delta democratic designing detachment develop devices devicesbiacd devnat deyang
deyangwanhang dianzi dick dickkuo dieforging diesel dieselengine digital dinrin dirac disticaret
disticaretve diversity division dokchon dokngew dokngewkham dokngieo dokngieokham dokngiewkham dokngiu
dokngiukham dong dongan donganengine donganheibao dongbang dongbei dongchuang dongfang dongfeng dongg
donggang donghai donghaija donghaijasolar donginnovative dongling donglingcarbon dongmei dongngiew
dongngiewkham dongy dongying dongyuan dprkn drop dropintl drug dubong duling duty dutylifting dynapex
dynasty eagles eaglesmen earth earthmagnesium east eastasia eastern easthope eastland eastsea echips ecom
economics education eerdu elec elecf electr electric electrical electricity electro electron electronmodel
electrooptics element elfo elink emax emcsud empire engine enginecontrols engines engy enriching
environmental equip equipman eric ericmechanics eritech ermian erzhong erzhongdeyang esail esquel
establishment estate euro europe european europeanjusto europeanyusto ever everbright everest everestcarpet
everglory everlasting exchange exhibition exodus explosives expo express external facility facri fadico
fadicoh fadicohk faithful faithfullinker fake falcon falconsia falcontarim falcontarimve falon fang
fangchengg fanke fareastern farming farwell farwellcanyon fashion fast fastfine federation feitian feng
fengfan fenghui fengsheng fgvberhad field film filmstudio finance financial finca fincamonte finder fine
fineart firemount firmaco first fishery fisherytuna fishing fittings fjir flight floor fluid fluidphysics
flying flyraise foang foraben force forcecommand forcepeoples forces forcesmpaf foreign foreignftb forest
forging forgingpress fortune fortunesource foundation fruit fruits fruitvegetable ftzminmetals fuchu fuel
fuelelement fuhua fuhuaman fujie fujiezhoushan funsaga furcloth fushun fushunjinly fussion fuyang fuyangkoto
fuzhou fuzhouhonglong fuzhoulong gain gakdo gaksan ganesh ganeshbeedi ganeshbeedie gang gangquan ganz gaoke
gaokechuangxin gastone gastonecgtc gbae gdae gefest gefestm genco giant giantbase giantbaseasia giovan
global globalsensor globaltrust globalunity globe globle globlemfg glocom glory gloryadvanced glotreasure
golden goldenhorse goldenix goldenkapok goldensun goldensuni goldenwarrior goldstar gomei gomeiair gong
gongchuang gongsi good goodsiblings gooryong gorgeous government gracious grain grainstorage grand grande
grandkaro granpect graphite great greatwall green greenlight greenpine grgmetrology grinding gtlk gtlkasia
guan guang guanghai guanghua guanghuaparent guangming guangsatellite guangxian guangy guangz guanlang
guansheng guanshengocean guard gudzon guidance guidanceogd guig guilin guilinalpha guiy guiye gumsan gunbong
guofang guofangkeji guoji guojimaoyi gyong haba habahe habaheashele haegumgang haejin haejucity haer
haeryong haeyang haeyangcrew hafei hafeihafei haibo haid haili haililianhe haimao haimaoinfo haimaoinfotec
haiwei haixiang haiying haiyingelectro haiyou haizhen haizhenrong hamhungcity hamju hana hang hangtat hangte
hangtian hangton hangxin hangxing hangyuan hangz hanhong hansen hanzh haochen haofan haofeng haokun haolin
hapjang hapjanggang hatu hayvancilik hdaa head heart heavy heavyduty heibao hemu heng hengbangwei hengcheng
hengde hengjin hengs hengshui hengshuiheshuo hengy hengyu hengyustorage hengzheng henjin herbal
herbalmedicine hero herovast hesen heshuo hesong hetian heungjin heyue heyuefishing heze hide high
highinnovation highlaser highline hikvision hill himark himarkelectron hiwafer hiwing hixton hkpw hnhb
hochon hoechang hoeryong hoeryongcity hoesa hoeyang hollin holy hongbo hongchang hongda hongdu hongduind
honglong honglongocean hongman hongmancartoon hongtai hongwon hongxiang hongyan hongyuan hongyuangreen
hongyuanunion hope hopenonferrous horryzin horse horsejinma horticola horticolatom horticolatomc hoshine
hoshinesilicon hotel house houseart hoyuan hoyuangreen hsin hsing hsinkang huaduan huaduantool huaelec
huaelecf huafield huafu huafucolor huafufashion huahang huahangradio huai huali huanan huang huangg huangmei
huangs huangshan huanhao huawei huaxin huchang hudson huheha huichon huichoncity huichonryonha huihai
huijiang huiqun huiz huizhou huizhoumink hulu hulunbe hung hungsan hunjin hwadae hwang hwanggum hwanggumsan
hwangju hwaphyong hwaryo hwasong hyangsan hyatech hydraulic hyesan hyesancity hyok hyoksin hysolar icgoo
ichon idea ierobezotu iiilasers ilmilitary ilpolitical ilsim ilsung ilsungmilitary imaizumi imaxchip impexp
indstd indstdparts infinity infinitywise info infotec innovation innovative insaat insaatdis inspur
instrument intellekt intelligence intelligent interest interesti interestie interestimp interestimpexp
interface internet intertrade intl investments inzhiniring ipspacific iran iranlines iray islamic
itcooperation izzition izzitione jadeshine jaerong jagang jane janeshang jang janggang janggyong jangja
jangjasan jangjin jangphung jangyon jarred jasan jasanchong jasolar jasong jetprop jewellery jfsglobal jiahe
jiahehengde jiam jian jiang jiangkai jiangyin jiangyinmascot jianke jiankeji jiao jiaruide jiashi jiasibo
jiatai jiax jiaxiang jiayuan jiayug jibong jieshun jiey jihye jihyesan jinbao jinch jincheng jinchengimp
jinchengimpexp jinchukou jindallae jing jingao jingdez jingho jingjia jingjiamicro jingmi jingmijixie jingmu
jingmumiang jingwei jingweida jingz jinhou jinhu jinhuminsheng jinhye jinly jinlycarbon jinma jinmadiesel
jinmingsheng jinmu jinmumian jinmyong jinnway jinnwaydata jinpai jinsong jintai jintan jintanteng jinteng
jinxiang jinxin jinxinnuo jinyan jinyong jinyongit jinz jinzh jisong jisuan jituan jiuji jiuq jiuyuan
jiuyuanyou jixie jixiejinchukou jiyan jiyanjiu jltc jmmpudong joinus joinusglobal joinworld jonchon jong
jongjucity jongphyong jonhon jonhonoptronic jonjin joson josonpaekho jotrin juan juanchem juhang juicheng
juipang juizong junggang junggar junghwa jungsan justice justo justojustice kabsan kaebal kaebaltuja
kaechoncity kaesongcity kaif kaifeng kaifengcarbon kaifengpingmei kang kangasbestos kangbong kangdong
kanggye kanggyecity kangnam kangryong kangso kangsong kangwon kapok karat karo kcarpet kchi kchichung kcst
kechuang kedo keen keenwell kehua keinnovation keji kejiyan kejiyouxian kelam kenwoo kesina keylink kham
khamcasino khamking khamkingroman kilju kimchaekcity kimhwa kimhyonggwon kimhyongjik kimil kimilmilitary
kimilpolitical kimilsung kimjongsuk kimsuky king kinglead kingly kinglywon kingpai kingroman kingromans
kings kingsroman kingsromans kingtom kingv kinoatis kish kkbc kkcarpet knic kobi kogen kogyo kohana kohas
koksan komid konggu kongjian konk kophung kore koreas koreasforeign koryo koryoglobal kosan kosong koti koto
kotomachinry kowon kpaunit kphysics kphysicscaep kraverton kubong kubongryong kujang kukpang kukpangkwahak
kumar kumarcarpet kumarcarpetpvt kumbyol kumbyolworkers kumchon kumgang kumhaeryong kumho kumryong kumsan
kumsang kumsong kumun kumunsan kumya kunlun kunm kuryonggang kusongcity kwahak kwahakwon kwail kwaksan
kwangson kwangsong kwangsonkkbc kwong kwongngai kyonghung kyongsong kyongwon labor laboratory laborreform
laborsecond laixi laixitong laiyang laiyangheavy land landdemocratic landuyt landuytfeng langf lanz laogai
laser lasers latest launch launchvehicle lazarus leader leather leatherbedding lehua lehuaelec lehuafield
leidian leidianjltc leihua leihualetri leon leopard letri lever liability liabilityalis liabilitynon
liabilityverus lianhai lianhe lianhekeji lianqi liansheng lianyung liaoch liaoy liaoyang liaoyangcarbon
liberty library lida lien lienyi lienyihsing life lifelabor liferubber lifting ligao ligaoke light lightduty
lightstar ligong ligongsafety liji liming limingaero limmt limmtftz linc line lineone lineonepoint lines
ling lingao lingkong lingkongremote linglong linglongeurope lingoe lingoeprocess link linker links lion
lionchip lionheart liuhe liuhebgi liupans liuz liyang liyangintl liyuan located locatedor locatedornear
logistic long longde longhotel longhua longhuaweiye longmarch longocean longtek lowell lucheng luchengtech
luchengweiye lucky luckystar lundun lung lunghotel luoluo luoy lustro luzhou lvli lvneng lyon lyongaksan
lyszd lyszdbusiness maans mach machining machinry madison maei maengsan magellanic magnesium magnetic main
maipu maiwe makang malleable mangalore manphocity mansudae mansudaeart manufacturer maom maoyi maoyiyouxian
marafi march marchlaunch market masan mascot mascotspecial master masteruni mathematics maydi mcfly
mcflyplastic measurement measuring mechanical mechanics media medical medicinal medicine megvii meijia
meiling meilong meis meixin meixun meiya meiyapico meiz meizhou melikal melikalmedical merits meteorological
metrology metrologytest mfgintl mgmt mian miang miany mianyang miao miaochi micro milaee military millim
mineral ming mingzheng mink minlong minmetals minning minningyou minsheng mirae mirim mirimcollege mobile
mode model mokran montana monte montegrande moon moonstar mooyokbank more moreinterest moreinteresti mornsun
move moxing moxingcartoon moxingcultural mpaf mtto mudanji mudu mudubong mugging multi multimechanics
multiwell mumian mumiang munchoncity mundok munitions murat muratinsaat muratinsaatdis musan muyok
muyokhoesa myanmar myanmarlundun myohyang myong myongchon myongdok myonggan nada naegungang namchon namchong
namchongang namchonggan namgang namgangntc namhung namibia namnam namnamsouth nampo nampocity namsan
namsouth namsouthsouth nanan nanch nangong nangonghongtai nanhu nanhutree nanj nanjiang nanling nanlingannan
nanmo nanmomo nann nano nanp nant nantong nantongsafety nanxigu nany nanyang narpel nashville nata national
nationali nationalie nationalknic nationalnudt natural navigation ncorussian ncrieo near nearmianyang needle
needlecraft neias neiji neptun netposa neway ngai ngew ngewkham ngewkhamcasino ngieo ngieokham ngiew
ngiewkham ngiu ngiukham ngiukhamking nights ninehead nineheadbird ninestar ning nings ningscartoon ningse
ningsecartoon ningyou nintf ninth noble nokgang nomchongang nondestructive nonferrous norinco norsang
norsangcarpet northhamgyong northhwanghae northpyongan northwest northwestern nouvelle novo novoblockchain
nscc nscccs nsccgz nscctj nuclear nuclearbaotou nuclearcnnc nuclearfuel nuclearnintf nuclearphysics nudt
numerical nymex nymexstar nyon nyongbyon nyongwon nyonho oasis obschestvo obshchestvo ocean oceanagency
oceanbunkering oceanfishery oceanfishing oceanography oceanomm oemhub offshore ofogh ogranichennoi oilfield
oligei onchon onepoint onespecial ongjin onsong ontime open opensputnik operation optel opteltelecom optic
optics opticsncrieo opto optoelectronic optomeizhou optronic optronics orang orbita organization oriental
orion orionstar ornear ornearmianyang orwuling orxinsheng orxinshenglife oscillator otomotiv otomotivdis
oubi oufei oulong oulongelectric overseas pacific pacificlinks paechon paek paekam paekho paekhoarts
paekhofine paekhofineart paekhomuyok paekhosarl paekma paeksol paike paikemat pakchon pamchel pamchelasia
panda pandaelectr pang panzhi parent park parkxinye parsek partizan partners partnership parts party
partycentral partycmc patriot pcaxiang pcaxianggang peakview pegasus peoples peoplesarmed peoplesarmy
perfect petrel petrochem petrochemial petrochemsouth phangyo pharm pharmacology pharmatech pharmtech phenix
phihyon phoenix phonai phonide phothae phungso phyong phyongchon phyonggang phyongsan physics physicscaep
pico pinchiang pine pineassociated pingdings pingli pingmei pingmeicarbon pingmeishenma pingtan
pingtanfishing pingtanocean pingxi pinky pioneer pioneerbencont piruy piruygang piryu piryugang pixel
pixeldevices pjsc planning plastic plastics pochon point pointanimation polish political poly polymer
polytechnic polytechnical pongchon pongsan popdong port pothong pothonggang powersun poying preceding press
pressing pressnumerical prime primecheer primorye prisons private process product productpark profinet
profinetagency progain project projects proma prop propaganda propulsion prosecutors protective provincial
public publicsecurity publicsputnik pudong pugang puhung pujon pukchang pukchong puryong puyuan pwhkpw
pyokdong pyoksong pyong pyongjin pyongsan pyongsongcity pyongwon pyongyang qileyuan qing qingan qinghai
qinghaifur qinghaihide qinghaileather qingji qingjiind qingy qinhuang qinsheng qinz qiqih qita qiwangda
qiwangwa quan quanz radio rado railway rain rainforest raise rakrang rakwon ranam rang rangrim rare
rareearth rasoncity raven raybeam raytronic reach reachlines real realestate reconnaissance reeducation
reekay reform reformdivision reformthrough regent region remote remotesensing renda republic republiciran
reserve reservelibrary resort resortcasino resources restaurant rgsolutions rich richearth right rimyongsu
rinsan rise rising river riverdelta riwon rkbreeze rkbriz road roadbgi robotronix rocket rocketforce rokgang
roman romana romancasino romanresort romans romanscasino rong rounsan royal royalshune royalshunelei rubber
rubberplastics ruide rung rungra rungrado russian ruygang ryanggang ryengwang ryenha ryenhaj ryenhajv
ryesong ryesonggang rynrado ryok ryomyong ryon ryonbong ryong ryongak ryongang ryongchon ryonggang ryonggun
ryonggunbong ryongrim ryongwang ryongyon ryonha ryonhatool ryonhwa ryugang ryugyong ryul ryung ryungseng
ryungsong sabiedriba sabiedribaar saco saeingpil saeng saengpil safety sage sail sailing saint saiqi sakju
salita salt samc samchon samilpo samjiyon samjong samma samsu sanayi sanayisirketi sanchong sanchongnyon
sangwon sanhe sanhefruit sanjiang sanjiangimp sanjiangimpexp sanm sanmei sanmen sanming sanmingsino sansri
santex santexlines sanyou sariwoncity sarl sast satcom satellite saturn saturnoasis savunma savunmasanayi
sciences scitech scitechexpress sdnbhd seaman seamanshp seamanshpmgmt searight second secondary
secondnatural secondreform security securityborder securityuygar securityxuar sekstudio select selective
selectnantong selectsafety semi semiconductors senat senatagency senatprivate seng sensetime sensing sensor
sepho serbia serbiazijin settlement sevastopol shan shang shangji shangjicnc shangyixianda shangyuan
shangyuanbao shaog shaox shaoy shatian shatianyi sheenrun sheenrunoptics shekufei shen sheng shengchan
shengchi shengcore shengmao shengwei shengyuan shenhuo shenhuocoal shenma sheny shenz shenzhong shihong
shijiazhu shilv shing shingtai shiny shinynights shipbuilding shipyard shishang shitai shizuis shpmgmt
shuangyas shuen shuenwai shun shune shunelei shuokang shuoz shvabe shvabeopto siafalcon siafalcontarim
siblings sibo sibshur sierra sierravista signal signet signetexpress sihai sihaiyingtong sihang
sihanghaochen sijung sikreti silicon silk silkroad silkroadbgi silu silver silverbridge silverstar siman
sinbad sinbadio sinchon sindo sing singcomponents singh singhdaily singhe singhecarpet singwang sinhung
sinkye sinno sino sinoeuro sinominmetals sinotech sinotechcarbon sinovac sinphocity sinphyong sinsms
sinuijucity sinwon sinyang sinyong sirketi siyuan skgudzon skills skyone skyrise skyrizon small smallleopard
smart smic smooth sobaek sobaeksan sobaeksu sobaeksuunited sobaeku sobaekuunited society sohung solar
solarway solid solidtools solutions somo sonchon song songchon songgan songgang songhwa songi songjin
songrimcity songwon songy sophychem source sources south southcad southeast southengine southhamgyong
southhill southhwanghae southpyongan southsouth southwest southwestfluid southwestswiet spaceflight spacesat
spacety special specialalloy spinning sputnik sputnikcjsc sputnikpjsc sputnikpublic star starinternet
starreal starrealestate state stateaffairs stateplanning statesecurity stdparts stevedoring storage
strategic strategicforce structural structure studio style stylemode suan success successmove sudong sugon
suguo suhua suin suiz sukbakso sukchon suke sumec sunchoncity suncomputer sung sungautomation sungmilitary
sungnisan sungrisan suni sunie sunmoon sunmoonstar sunny sunshine sunspeed sunway sunwing sunyat sunyatsen
supercomputing superconductor supervision supplies supreme surlink surveillance swanseas swanseasport
swelatel swiet synergy synergyexpress sysdynamic szdji szechuan szechuanbin szechuanpin szechuanzigong
szengy taean taechin taedong taedonggang taegwan taehongdan taehung taejin taepyung taepyungsalt
taeryonggang taesong taesongunhaeng taewon taida taijewellery taijin tailong tailonghotel tailung
tailunghotel taiy taiz taizhou talee taly tanchon tanchoncity tangs tangshan tangshansanyou tangun tangye
tanker tankerseaman tanteng tantengyuan tanyuan tarim tarimve tdpmolds team teamford tearyonggang technical
technopole tees telecom temeite tenfine teng tengxiang tengyuan tengyuanparts tereal test testing thae
thaechon thaephyongsan thaepyong thaepyongsan thaethan thai thailong thailonghotel thinh thinhcuong third
thirdfloor thong thongchon thonggang thosan three threeline threelineone through throughlabor tian tianbao
tianfang tianfu tianhai tianhaixiang tianjiao tianlang tianli tianlu tianmian tians tianshan tiantai tianwei
tianyi tianyijian tianying ticaret ticaretve tiel tiger times timi ting tingshing tingshingtai tiong tnhh
tnhhthinh tnhhthinhcuong tokchoncity toksong tomc tomcv tong tongbang tongbao tongbaolai tongch tongchang
tonghung tonghungsan tongl tongrim tongsan tongsheng tongsin tongyi tontec tool tools toptech toptics torch
torchelectron tordan torgan tornado tornadocash tosong toxicant toxicology trafficking training
trainingvsetc trans transatlantic transfer transmerits transmulti transway treasure tree treesanmei tropical
tropicalrain trubber trusme trust tsang tsangcoal tuja tujahoesa tukjang tulu tulun tuna tunafishing tung
turbine turbineblade tytnhh tytnhhthinh uiju ulji uljibong unchen unchon unchong unchongnyon ungum unhaeng
unhung unica unicom union unionbiotech unionkogyo unit united unitop unity unityagency universe
universemarket univest unjon unjongdist unpha unryul unsan unsansolid unsong unsonginternet uomz uomzmeizhou
useta utek utekcomposite uteliz uuinnovation uygar valley valleycarpet vast vebasia vegetable vehayvancilik
vehicle vehiclecalt velmur versor verus vesavunma victory victorysomo victorywave vista vocational vohom
volasys volasyssilver vostochnaya voyage vsetc wall wallmilitary wang wangtsang wangtsangcoal wanhang
wanhangdie wanheng wannan warehouse warehousing wargos warrior wave waytop wealthy wealthyocean wear wearc
weetiong weif weilai weilaixi weita weitalee weiye well wellsmart welmart wende wenz western westernhatu
white whitetiger whkpw wing winners winnersglobal winthought wireless wise wisesmart wiwon wonbang wonder
wonderimp wonderimpexp wonsan wonsancity woory woorystar workers workersparty world wulanch wuli wuligao
wuligaoke wulin wuling wulinor wulinorwuling wulum wuyi wuzh xaeflying xaic xaicxi xaicxian xian xiang
xiangcheng xiangchenggao xianggang xianghe xiangy xiangyang xiangyu xiann xiannavigation xianxae xiany xiao
xiaochi xiaochiyinfeng xiaoli xiaoruizhi xiexin xijiang xiling xing xinghang xinghe xinghexingyong xinghua
xinghuatech xingsheng xingshengor xingtac xingtai xingtaidong xinguang xinguanghai xingyong xingyongcarbon
xinnuo xinsheng xinshenglife xinshidai xinxi xinxingtan xiny xinya xinye xinyebranch xinyi xinz xitong xiuna
xiunacommerce xiwu xiwusecurity xizi xpcc xraero xuan xuanch xuanda xuanqi xuanrun xuar xuch xunjing xuzhou
xuzhouforging yaan yaanauto yanch yancheng yanchengthree yang yangdok yanggak yanggakdo yangguang yangji
yangpu yangpubaytic yangq yangtze yangtzeriver yangz yanjiu yanjiuyuan yanqi yantu yaozhiyuan yashen yasheng
yason yasonbranch yatsen yaxin yaxinbranch yibin yibinsanjiang yich yida yield yieldbest yige yihsing yijian
yijianke yilufa yinch yinfeng ying yingjewellery yingliu yingtong yinke yintai yinxing yiwu yiwutianying
yixun yixuncommerce yiyangjin yodok yogone yomju yonan yonbong yongbyon yonggwang yongjin yongkang yongz
yonhap yonsa yonsan yonthan youer youerbiotech yougong yougongsi youli youxian youxiangongsi youyou
youyoukechuang ysing yuan yuanbao yuanchem yuancheng yuanparts yuanyou yuanyougong yuehaitongxin yuey yuhang
yujong yuktung yulian yulong yumian yummy yummybe yummybecharm yunch yunha yunhaoperation yunli yunlida
yunze yuphyong yuson yusong yusto yustojustice zaozhu zaron zaronbio zaronbioasia zaryok zdas zeel zeelm
zemic zenghua zenith zhan zhang zhangjia zhangz zhanji zhaoq zhaot zhaoy zhen zhenfa zheng zhengdrug
zhenghua zhenghuamaoyi zhengz zhenji zhenrong zhicheng zhihang zhong zhongcheng zhongchuang zhonggu zhongguo
zhongguojingmi zhonggustorage zhonghang zhonghe zhongjie zhongrongtong zhongs zhongseng zhongsheng
zhongshong zhongtai zhongtian zhou zhoujin zhoujintan zhous zhoushan zhuhai zhuhaizhen zhumad zhuowan zhuz
zigong zigonglabor zijin zijinzinc zilm zinc zing zong zonggongsi zongshen zongshenaero zongyi zonsen
zonsenaero zrenjanin zuzagbong
""")
)
